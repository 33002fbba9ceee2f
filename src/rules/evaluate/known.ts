import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { MarkInput, Rule } from '../types'
import type { Cell } from './cell'

/** What tells inputs of one indicator apart, in one number or text; null for inputs that are looked at one by one. */
type KeyOf = (input: MarkInput) => number | string | null

/** Cells that inputs have come to before: in a large round the same few inputs come again and again. */
export interface KnownCells {
  readonly keyOf: KeyOf
  /** By stage (the only one under a single panel), then by key. Only inputs that passed every check are in it. */
  readonly cells: readonly Map<number | string, Cell>[]
}

/** So many inputs of an indicator are remembered; what comes later is computed. */
export const mostKnown = 4096

const ofPlans = new WeakMap<Plan, readonly (KnownCells | null)[]>()

/** Per indicator what is known of its inputs; null where the points of an input depend on the organization. */
export function knownCells(plan: Plan): readonly (KnownCells | null)[] {
  const found = ofPlans.get(plan)
  if (found) return found
  const made = plan.indicators.map(emptyCells)
  ofPlans.set(plan, made)
  return made
}

function emptyCells(indicator: CompiledIndicator): KnownCells | null {
  const { rule, appliesTo } = indicator.definition
  const keyOf = appliesTo === undefined ? keyOfRule(rule) : null
  return keyOf && { keyOf, cells: Array.from({ length: Math.max(1, indicator.roles.length) }, () => new Map<number | string, Cell>()) }
}

function keyOfRule(rule: Rule): KeyOf | null {
  switch (rule.kind) {
    case 'score':
      return valueKey
    case 'choice':
      return optionKey
    case 'measure':
    case 'cohort':
      if (rule.quantity.attribute !== undefined) return null
      return rule.quantity.of === 'value' ? valueKey : partsKey
    case 'tally':
      if (rule.combine === 'highest-per-matter' || rule.items.length > 3 || rule.items.some((item) => item.when !== undefined)) return null
      return countsKey(rule.items.map((item) => item.code))
    default:
      return null
  }
}

/** Whether an input has this key and nothing beside it, not even a reason. */
function hasOnly(input: MarkInput, key: string): boolean {
  for (const given in input) if (given !== key) return false
  return true
}

/** Decimals in ten-thousandths: whole numbers are found faster. */
function valueKey(input: MarkInput): number | null {
  if (!hasOnly(input, 'value') || !('value' in input) || typeof input.value !== 'number') return null
  const scaled = Math.round(input.value * 10_000)
  return scaled / 10_000 === input.value ? scaled : null
}

function optionKey(input: MarkInput): string | null {
  return hasOnly(input, 'option') && 'option' in input && typeof input.option === 'string' ? input.option : null
}

const isSmall = (value: unknown, most: number): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < most

function partsKey(input: MarkInput): number | null {
  if (!hasOnly(input, 'parts') || !('parts' in input) || !Array.isArray(input.parts) || input.parts.length !== 2) return null
  const [a, b] = input.parts
  return isSmall(a, 32_768) && isSmall(b, 32_768) ? a * 32_768 + b : null
}

/** Counts of at most three items in one number; an item that is not given differs from one given as 0. */
function countsKey(codes: readonly string[]): KeyOf {
  return (input) => {
    if (!hasOnly(input, 'items') || !('items' in input) || typeof input.items !== 'object' || input.items === null) return null
    let key = 0
    for (const code in input.items) {
      const at = codes.indexOf(code)
      const count = input.items[code]
      if (at < 0 || !isSmall(count, 1023)) return null
      key += (count + 1) * 1024 ** at
    }
    return key
  }
}
