import type { Indicator, Scheme } from '../types'
import type { Path } from './report'

export interface PlacedIndicator {
  indicator: Indicator
  path: Path
  within: 'star' | 'bonus' | 'deduction'
}

/** All indicators with the path to each: stars, bonus, deductions. */
export function placedIndicators(scheme: Scheme): PlacedIndicator[] {
  const groups = [
    ...scheme.stars.map((star, index) => ({ ...star, path: ['stars', index], within: 'star' as const })),
    ...(scheme.bonus ?? []).map((group, index) => ({ ...group, path: ['bonus', index], within: 'bonus' as const })),
    ...(scheme.deductions ?? []).map((group, index) => ({ ...group, path: ['deductions', index], within: 'deduction' as const })),
  ]
  return groups.flatMap(({ indicators, path, within }) =>
    indicators.map((indicator, index) => ({ indicator, path: [...path, 'indicators', index], within })),
  )
}
