import type { CompiledIndicator, Plan } from '../compile/compiled'
import { clamp } from '../kinds/clamp'
import { mean } from '../numbers/exact'
import type { CohortRule, OrganizationEntry } from '../types'
import { missing, missingAt, scored, type Cell } from './cell'
import { groupIndices, scopeKey } from './scope'
import { roundedPoints, settleCell } from './settle'

/** The cells of one indicator as they enter the sums: compared with one another, policies and means of tracks settled. */
export function settleColumn(plan: Plan, indicator: CompiledIndicator, entries: readonly OrganizationEntry[], own: readonly Cell[]): Cell[] {
  const compared = indicator.cohort ? compareColumn(indicator, entries, own) : own
  const settled = compared.map((cell) => settleCell(plan, indicator, cell))
  return indicator.definition.notApplicable === 'track-mean' && !indicator.inExtras ? withTrackMeans(plan, entries, settled) : settled
}

/** The entries compared with one another: those with a value, by the rule's scope. */
export function peersOf(rule: CohortRule, entries: readonly OrganizationEntry[], column: readonly Cell[]): Map<string, number[]> {
  return groupIndices(entries.length, (index) => {
    const entry = entries[index]
    return entry && (column[index] ?? missing).value !== null ? scopeKey(rule, entry) : null
  })
}

/** Gives every compared value its points; a value outside every scope is missing. */
function compareColumn({ cohort, fullScore }: CompiledIndicator, entries: readonly OrganizationEntry[], own: readonly Cell[]): Cell[] {
  if (!cohort) return [...own]
  const column = own.map((cell) => (cell.value === null ? cell : missingAt(cell.stage)))
  for (const indices of peersOf(cohort.rule, entries, own).values()) {
    const points = cohort.place(indices.map((index) => own[index]?.value ?? 0))
    indices.forEach((index, at) => {
      column[index] = scored(clamp(points[at] ?? 0, fullScore), own[index]?.stage ?? null)
    })
  }
  return column
}

/** The exact mean over the organizations of the track that have the indicator scored; where nobody has, it is rescaled. */
function withTrackMeans(plan: Plan, entries: readonly OrganizationEntry[], column: readonly Cell[]): Cell[] {
  const scorers = groupIndices(entries.length, (index) => (column[index]?.state === 'scored' ? (entries[index]?.track ?? null) : null))
  const means = new Map([...scorers].map(([track, indices]) => [track, roundedPoints(plan, mean(indices.map((index) => column[index]?.points ?? 0)))]))
  return column.map((cell, index) => {
    const average = cell.state === 'not-applicable' ? means.get(entries[index]?.track ?? '') : undefined
    return average === undefined ? cell : { ...cell, points: average }
  })
}
