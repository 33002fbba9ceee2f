import type { CompiledIndicator, Plan } from '../compile/compiled'
import { clamp } from '../kinds/clamp'
import { nth } from '../nth'
import { mean } from '../numbers/exact'
import type { CohortRule, OrganizationEntry } from '../types'
import { missingAt, scored, type Cell } from './cell'
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
    return nth(column, index).value === null ? null : scopeKey(rule, nth(entries, index))
  })
}

/** Gives every compared value its points; a value outside every scope is missing. */
function compareColumn({ cohort, fullScore }: CompiledIndicator, entries: readonly OrganizationEntry[], own: readonly Cell[]): Cell[] {
  if (!cohort) return [...own]
  const column = own.map((cell) => (cell.value === null ? cell : missingAt(cell.stage)))
  for (const indices of peersOf(cohort.rule, entries, own).values()) {
    const points = cohort.place(indices.map((index) => nth(own, index).value ?? 0))
    indices.forEach((index, at) => {
      column[index] = scored(clamp(nth(points, at), fullScore), nth(own, index).stage)
    })
  }
  return column
}

/** The exact mean over the organizations of the track that have the indicator scored; where nobody has, it is rescaled. */
function withTrackMeans(plan: Plan, entries: readonly OrganizationEntry[], column: readonly Cell[]): Cell[] {
  const scorers = groupIndices(entries.length, (index) => (nth(column, index).state === 'scored' ? nth(entries, index).track : null))
  const means = new Map([...scorers].map(([track, indices]) => [track, roundedPoints(plan, mean(indices.map((index) => nth(column, index).points ?? 0)))]))
  return column.map((cell, index) => {
    const average = cell.state === 'not-applicable' ? means.get(nth(entries, index).track) : undefined
    return average === undefined ? cell : { ...cell, points: average }
  })
}
