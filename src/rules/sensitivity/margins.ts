import type { CompiledIndicator, Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { assess, type Assessed } from '../evaluate/assess'
import type { Cell } from '../evaluate/cell'
import { settleColumn } from '../evaluate/columns'
import { refuseRepeated } from '../evaluate/evaluate'
import { ownRow } from '../evaluate/row'
import { nth } from '../nth'
import { SCALE } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import { attainable } from '../path/attainable'
import { between, clip, grid, lastOf, type Run, type Runs } from '../path/runs'
import { cellOf, settledRows } from '../path/situation'
import { takersOf } from '../path/track-means'
import type { CompiledScheme, Decimal, EvaluateOptions, OrganizationEntry } from '../types'
import { Field } from './field'
import { isMonotone } from './monotone'

/** One mark changed, and what it leads to: a rank, or a level before quotas. */
export interface Margin {
  indicator: string
  from: Decimal
  to: Decimal
  becomes: number
}

/** How far an organization is from another rank or level: the smallest change of one of its own marks either way. */
export interface Margins {
  organizationId: string
  /** Rank in the track and level before quotas, as they are. */
  rank: number
  level: number
  rankUp: Margin | null
  rankDown: Margin | null
  levelUp: Margin | null
  levelDown: Margin | null
}

/**
 * Makes ready to ask each organization how robust its rank and level are: of the points an indicator's rule can give, the
 * ones nearest to the present that alter them; of equally near ones the indicator that comes first. Null where no single
 * mark does. Everybody else's marks stay; compared indicators stay too. Not ranked: null.
 *
 * @throws as `evaluate`; asking, RangeError for an unknown organization.
 */
export function prepareMargins(scheme: CompiledScheme, entries: readonly OrganizationEntry[], options: EvaluateOptions = {}): (organizationId: string) => Margins | null {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const totals: EvaluateOptions = { ...options, detail: 'totals' }
  const rows = entries.map((entry) => ownRow(plan, entry))
  const settled = settledRows(plan, entries, rows)
  const assessed = settled.map((cells, index) => assess(plan, nth(entries, index), cells, totals))
  const field = new Field(plan.scheme.ranking.ties, assessed)
  const round: Round = { plan, entries, options: totals, rows, settled, assessed, field, monotone: isMonotone(plan) }
  return (organizationId) => {
    const own = entries.findIndex((entry) => entry.organizationId === organizationId)
    if (own < 0) throw new RangeError(`unknown organization: ${organizationId}`)
    const present = nth(assessed, own)
    if (present.level === null) return null
    return marginsOf(round, own, present.level)
  }
}

interface Round {
  readonly plan: Plan
  readonly entries: readonly OrganizationEntry[]
  readonly options: EvaluateOptions
  readonly rows: readonly (readonly Cell[])[]
  /** The rows as they enter the sums, and everybody judged by them. */
  readonly settled: readonly (readonly Cell[])[]
  readonly assessed: readonly Assessed[]
  readonly field: Field
  readonly monotone: boolean
}

/** Rank and level with one indicator at other points. */
type Judge = (points: number) => { rank: number; level: number }

function marginsOf(round: Round, own: number, level: number): Margins {
  const { plan, entries, field } = round
  const cells = nth(round.settled, own)
  const rank = field.rankOf(own)
  const found: Record<'rankUp' | 'rankDown' | 'levelUp' | 'levelDown', Found | null> = { rankUp: null, rankDown: null, levelUp: null, levelDown: null }
  for (const indicator of plan.indicators) {
    const cell = nth(cells, indicator.position)
    if (cell.state === 'not-applicable' || indicator.cohort) continue
    const takers = takersOf({ ...round, own }, indicator)
    const judge = takers.length === 0 ? judgeOf(round, own, indicator) : judgeWithTakers(round, own, indicator, takers)
    const runs = runsOf(plan, indicator, entries[own]?.attributes ?? {})
    for (const [key, better] of [['rankUp', (after) => after.rank < rank], ['rankDown', (after) => after.rank > rank], ['levelUp', (after) => after.level > level], ['levelDown', (after) => after.level < level]] satisfies [keyof typeof found, Test][]) {
      // Rounding may let a taker gain more than the organization itself: its rank may then turn on the way. A level is its own.
      const oneWay = round.monotone && (takers.length === 0 || key.startsWith('level'))
      const nearest = nearestOf(oneWay, runs, toWhole(cell), judge, better, found[key]?.change ?? Infinity)
      if (nearest === null) continue
      const after = judge(nearest)
      found[key] = { change: Math.abs(nearest - toWhole(cell)), margin: { indicator: indicator.definition.code, from: toDecimal(cell.points ?? 0), to: nearest / SCALE, becomes: key.startsWith('rank') ? after.rank : after.level } }
    }
  }
  const margin = (key: keyof typeof found) => found[key]?.margin ?? null
  return { organizationId: nth(entries, own).organizationId, rank, level, rankUp: margin('rankUp'), rankDown: margin('rankDown'), levelUp: margin('levelUp'), levelDown: margin('levelDown') }
}

interface Found {
  change: number
  margin: Margin
}
type Test = (after: { rank: number; level: number }) => boolean

/** Present points in ten-thousandths, as people read them. */
function toWhole({ points }: Cell): number {
  return grid(toDecimal(points ?? 0))
}

/** All points the indicator's rule can give. */
function runsOf(plan: Plan, { definition }: CompiledIndicator, attributes: NonNullable<OrganizationEntry['attributes']>): Runs {
  const fullScore = grid(definition.fullScore)
  if (definition.rule.kind === 'cohort') return []
  return plan.scheme.panel.mode === 'weighted' ? between(0, fullScore) : attainable(definition.rule, fullScore, attributes)
}

function judgeOf({ plan, entries, options, settled, field }: Round, own: number, { position }: CompiledIndicator): Judge {
  const cells = nth(settled, own)
  return (points) => field.judge(own, assess(plan, nth(entries, own), replaced(cells, position, cellOf(plan, position, points)), options))
}

/** The same where others of the track take its mean of the indicator, and are judged anew with it. */
function judgeWithTakers({ plan, entries, options, rows, settled, assessed }: Round, own: number, indicator: CompiledIndicator, takers: readonly number[]): Judge {
  const { position } = indicator
  const { track } = nth(entries, own)
  const indices = entries.flatMap((entry, index) => (entry.track === track ? [index] : []))
  const peers = indices.map((index) => nth(entries, index))
  const at = indices.indexOf(own)
  const moving = new Set([own, ...takers])
  const column = indices.map((index) => nth(nth(rows, index), position))
  return (points) => {
    const means = settleColumn(plan, indicator, peers, replaced(column, at, cellOf(plan, position, points)))
    const judged = indices.map((index, peer) => (moving.has(index) ? assess(plan, nth(peers, peer), replaced(nth(settled, index), position, nth(means, peer)), options) : nth(assessed, index)))
    return new Field(plan.scheme.ranking.ties, judged).judge(at, nth(judged, at))
  }
}

function replaced(cells: readonly Cell[], position: number, cell: Cell): Cell[] {
  const changed = [...cells]
  changed[position] = cell
  return changed
}

/** The points nearest to the present, nearer than `within`, that pass; null when none do. */
function nearestOf(oneWay: boolean, runs: Runs, present: number, judge: Judge, passes: Test, within: number): number | null {
  let nearest: number | null = null
  let best = within
  const sides: [number, number, boolean][] = [[present + 1, Infinity, true], [-Infinity, present - 1, false]]
  for (const [low, high, upwards] of sides) {
    for (const run of runs) {
      // Nearer ones only; what is just as far as another does not count.
      const part = clip([run], Math.max(low, present - best + 1), Math.min(high, present + best - 1))[0]
      if (!part) continue
      const at = oneWay ? firstByHalves(part, upwards, (points) => passes(judge(points))) : firstByTurns(part, upwards, (points) => passes(judge(points)))
      if (at === null) continue
      nearest = at
      best = Math.abs(at - present)
    }
  }
  return nearest
}

/** Of a run, counted away from the present: the first that passes, where all after it pass too. */
function firstByHalves(run: Run, upwards: boolean, passes: (points: number) => boolean): number | null {
  const at = (index: number) => (upwards ? run.first + run.step * index : lastOf(run) - run.step * index)
  if (!passes(at(run.count - 1))) return null
  let [low, high] = [0, run.count - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(at(middle))) high = middle
    else low = middle + 1
  }
  return at(low)
}

function firstByTurns(run: Run, upwards: boolean, passes: (points: number) => boolean): number | null {
  for (let index = 0; index < run.count; index += 1) {
    const points = upwards ? run.first + run.step * index : lastOf(run) - run.step * index
    if (passes(points)) return points
  }
  return null
}
