import type { MarkInput } from '../types'
import { isRecord, wrongShape, type Fault } from './kind'

const inputKeys = ['value', 'parts', 'option', 'items', 'matters', 'values', 'notApplicable']

/** An input has exactly one input key, and nothing beside it but a reason. Keys that are `undefined` count as absent. */
export function inputShape(input: unknown): Fault | null {
  if (!isRecord(input)) return wrongShape('评分内容不完整')
  let given = 0
  for (const key in input) {
    if (input[key] === undefined) continue
    if (key === 'reason') {
      if (typeof input[key] !== 'string') return wrongShape('理由应为文字')
    } else if (inputKeys.includes(key)) given += 1
    else return wrongShape('评分内容的形式不对')
  }
  const valid = given === 1 && (input['notApplicable'] === undefined || input['notApplicable'] === true)
  return valid ? null : wrongShape('评分内容的形式不对')
}

/** Whether an input says “not applicable”; an `undefined` beside another key does not. */
export function isNotApplicable(input: MarkInput): boolean {
  return 'notApplicable' in input && input.notApplicable !== undefined
}
