import type { CompiledStar, Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { assess, type Assessed } from '../evaluate/assess'
import { scored, type Cell } from '../evaluate/cell'
import { refuseRepeated } from '../evaluate/evaluate'
import { ownRow, settleShared } from '../evaluate/row'
import { settleCell } from '../evaluate/settle'
import { standingOf, type Standing } from '../evaluate/standing'
import { nth } from '../nth'
import { add, divide, negate, subtract, type Exact } from '../numbers/exact'
import type { CompiledScheme, EvaluateOptions, OrganizationEntry } from '../types'
import { raisableOf, type Raisable } from './options'
import { scoreOf, type Scoring } from './star-table'

/** A star before anything is raised. */
export interface StarNow {
  readonly points: Exact
  readonly scoring: Scoring
  /** Its points with everything raised as far as possible. */
  readonly most: Exact
  readonly raisables: readonly Raisable[]
}

/** The round as it is, with what the organization lacks counted as 0. */
export interface Situation {
  readonly plan: Plan
  readonly options: EvaluateOptions
  readonly entries: readonly OrganizationEntry[]
  /** Place of the organization among the entries. */
  readonly own: number
  /** The cells of all organizations before they are compared with each other. */
  readonly rows: readonly (readonly Cell[])[]
  /** Its own cells as they enter the sums. */
  readonly cells: readonly Cell[]
  readonly standing: Standing
  readonly stars: readonly StarNow[]
}

/** A cell as `evaluate` would make it of these points. */
export function cellOf(plan: Plan, position: number, points: Exact): Cell {
  return settleCell(plan, nth(plan.indicators, position), scored(points, null))
}

/** @throws RangeError for an organization that is not among the entries; otherwise as `evaluate`. */
export function situationOf(scheme: CompiledScheme, entries: readonly OrganizationEntry[], organizationId: string, fixed: readonly string[], options: EvaluateOptions): Situation {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const own = entries.findIndex((entry) => entry.organizationId === organizationId)
  const entry = entries[own]
  if (!entry) throw new RangeError(`unknown organization: ${organizationId}`)
  const unknown = fixed.find((code) => !plan.byCode.has(code))
  if (unknown !== undefined) throw new RangeError(`unknown indicator: ${unknown}`)
  const rows = entries.map((each) => ownRow(plan, each))
  rows[own] = nth(rows, own).map((cell, position) => (countsFromZero(plan, fixed, cell, position) ? cellOf(plan, position, 0) : cell))
  const cells = nth(settledRows(plan, entries, rows), own)
  const stars = plan.stars.map((star) => starNow(plan, star, cells, entry, fixed))
  return { plan, options, entries, own, rows, cells, standing: standingOf(plan, entry, cells), stars }
}

/** The rows after comparisons and means of tracks; the ones given stay as they are. */
export function settledRows(plan: Plan, entries: readonly OrganizationEntry[], rows: readonly (readonly Cell[])[]): Cell[][] {
  const settled = rows.map((row) => [...row])
  settleShared(plan, entries, settled)
  return settled
}

/** Everybody judged as the round is. */
export function assessAll({ plan, entries, options, rows }: Situation): Assessed[] {
  return settledRows(plan, entries, rows).map((cells, index) => assess(plan, nth(entries, index), cells, { ...options, detail: 'totals' }))
}

/** Whether it is missing and could be scored by a mark: no mark makes up for what others or the register lack. */
function countsFromZero(plan: Plan, fixed: readonly string[], cell: Cell, position: number): boolean {
  const { definition, inExtras, rule } = nth(plan.indicators, position)
  return cell.state === 'missing' && !inExtras && !fixed.includes(definition.code) && rule !== null && !rule.fromRegister
}

function starNow(plan: Plan, star: CompiledStar, cells: readonly Cell[], { attributes = {} }: OrganizationEntry, fixed: readonly string[]): StarNow {
  const { decimals, rounding, roundAt } = plan.scheme
  let points: Exact = 0
  let most: Exact = 0
  let excluded: Exact = 0
  const raisables: Raisable[] = []
  for (const indicator of star.indicators) {
    const cell = nth(cells, indicator.position)
    if (cell.state === 'not-applicable' && cell.points === null) excluded = add(excluded, indicator.fullScore)
    const raisable = fixed.includes(indicator.definition.code) ? null : raisableOf(plan, indicator, cell, attributes)
    if (raisable) raisables.push(raisable)
    points = add(points, cell.points ?? 0)
    most = add(most, raisable?.most ?? cell.points ?? 0)
  }
  const left = subtract(star.fullScore, excluded)
  const rescaled = excluded !== 0 && left !== 0
  const rounds = roundAt === 'star' || (roundAt === 'indicator' && rescaled)
  const scoring = { scale: rescaled ? divide(star.fullScore, left) : null, rounding: rounds ? { decimals, mode: rounding } : null }
  return { points, scoring, most, raisables }
}

/** Sum of stars and extras before cap and rounding, with each star at the points given. */
export function sumOf({ standing, stars }: Situation, pointsOf: (star: StarNow) => Exact): Exact {
  return stars.reduce<Exact>((sum, star) => add(sum, scoreOf(star.scoring, pointsOf(star))), add(standing.bonus, negate(standing.deduction)))
}
