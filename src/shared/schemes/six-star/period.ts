/** The two variants: the same indicators, other numbers of what is due. */
export type Period = 'year' | 'quarter'

/** Picks the number of a variant. */
export function due(period: Period, year: number, quarter: number): number {
  return period === 'year' ? year : quarter
}
