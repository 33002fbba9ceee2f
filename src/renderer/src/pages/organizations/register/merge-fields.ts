import type { AttributeValue } from '@rules'
import type { Fields } from '@shared/domain/subject'

const key = (value: AttributeValue | undefined) => JSON.stringify(value ?? null)

/** Whether two sets of fields hold the same values, whatever their order. */
export function sameFields(one: Fields, other: Fields): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((code) => key(one[code]) === key(other[code]))
}

export interface MergedFields {
  fields: Fields
  /** Codes of fields that were changed differently on both sides; `fields` has what was typed here. */
  both: string[]
}

/**
 * Brings together what was typed in a form and what was stored elsewhere meanwhile: fields not touched here take the stored
 * value, touched ones keep what was typed.
 * @param base what the form was opened with
 */
export function mergeFields(base: Fields, mine: Fields, theirs: Fields): MergedFields {
  const merged: MergedFields = { fields: {}, both: [] }
  for (const code of new Set([...Object.keys(theirs), ...Object.keys(mine), ...Object.keys(base)])) {
    const touched = key(mine[code]) !== key(base[code])
    const value = touched ? mine[code] : theirs[code]
    if (value !== undefined) merged.fields[code] = value
    if (touched && key(theirs[code]) !== key(base[code]) && key(theirs[code]) !== key(mine[code])) merged.both.push(code)
  }
  return merged
}
