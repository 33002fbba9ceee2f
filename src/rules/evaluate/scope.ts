import type { CompiledIndicator } from '../compile/compiled'
import type { AttributeValue, CohortRule, OrganizationEntry } from '../types'

/** What entries must share to be compared; null when the scope attribute is absent. Lists are compared as sets. */
export function scopeKey(rule: CohortRule, entry: OrganizationEntry): string | null {
  if (rule.scope === 'all') return ''
  if (rule.scope === 'track') return entry.track
  const { attribute } = rule.scope
  const value: AttributeValue | undefined = entry.attributes && Object.hasOwn(entry.attributes, attribute) ? entry.attributes[attribute] : undefined
  if (value === undefined) return null
  return JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value)
}

/** Whether two states of one entry stand in the same scopes of an indicator that depends on others. */
export function sameScopes({ cohort }: CompiledIndicator, a: OrganizationEntry, b: OrganizationEntry): boolean {
  return a.track === b.track && (cohort === null || scopeKey(cohort.rule, a) === scopeKey(cohort.rule, b))
}

/** Indices of the entries by what `keyOf` says of each; those of which it says null are in no group. */
export function groupIndices(count: number, keyOf: (index: number) => string | null): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (let index = 0; index < count; index += 1) {
    const key = keyOf(index)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return groups
}
