import type { ComparisonCell, ComparisonRow, OrganizationResult, Scheme } from '../types'

type Value = Pick<ComparisonCell, 'value' | 'state'>

/** A row before it is filled: what it is called, and how its value is read from a result. */
export interface RowPlan extends Pick<ComparisonRow, 'kind' | 'code' | 'name' | 'fullScore'> {
  smallestIsBest: boolean
  read: (result: OrganizationResult) => Value
}

const missing: Value = { value: null, state: 'missing' }
const scored = (value: number): Value => ({ value, state: 'scored' })

/** Total, each star followed by its indicators, bonus, deduction. */
export function planRows(scheme: Scheme): RowPlan[] {
  const fullScore = scheme.stars.reduce((sum, star) => sum + Math.round(star.fullScore * 10_000), 0) / 10_000
  return [
    { kind: 'total', code: 'total', name: '总分', fullScore, smallestIsBest: false, read: readTotal },
    ...scheme.stars.flatMap((star): RowPlan[] => [
      { kind: 'star', code: star.code, name: star.name, fullScore: star.fullScore, smallestIsBest: false, read: (result) => readStar(result, star) },
      ...star.indicators.map(({ code, name, fullScore: own }): RowPlan => ({
        kind: 'indicator',
        code,
        name,
        fullScore: own,
        smallestIsBest: false,
        read: (result) => readIndicator(result, star.code, code),
      })),
    ]),
    { kind: 'extra', code: 'bonus', name: '加分', fullScore: null, smallestIsBest: false, read: (result) => scored(result.bonus) },
    { kind: 'extra', code: 'deduction', name: '减分', fullScore: null, smallestIsBest: true, read: (result) => scored(result.deduction) },
  ]
}

function readTotal(result: OrganizationResult): Value {
  return result.status === 'complete' ? scored(result.total) : missing
}

/** A star with a missing indicator has no score to compare yet; one with nothing applicable has none at all. */
function readStar(result: OrganizationResult, { code, indicators }: Scheme['stars'][number]): Value {
  const star = result.stars.find((each) => each.code === code)
  const absent = new Set(result.missing.map((each) => each.indicator))
  if (star === undefined || indicators.some((indicator) => absent.has(indicator.code))) return missing
  return star.unmet.includes('*') ? { value: null, state: 'not-applicable' } : scored(star.score)
}

function readIndicator(result: OrganizationResult, starCode: string, code: string): Value {
  const star = result.stars.find((each) => each.code === starCode)
  const indicator = star?.indicators.find((each) => each.code === code)
  if (indicator === undefined) return missing
  return { value: indicator.state === 'scored' ? indicator.points : null, state: indicator.state }
}
