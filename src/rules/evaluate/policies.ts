import type { Plan } from '../compile/compiled'
import { mean, type Exact } from '../numbers/exact'
import { roundExact } from '../numbers/round'
import type { OrganizationEntry } from '../types'
import { missing, scored, type Cell } from './cell'

/**
 * Settles what a not-applicable indicator counts for, what a missing one counts for under `missing: 'zero'`, and rounds
 * each indicator where the scheme rounds at indicators. Means of a track are taken of the points as they are summed.
 */
export function settlePolicies(plan: Plan, entries: readonly OrganizationEntry[], cells: readonly Cell[][]): void {
  const { scheme } = plan
  const atIndicator = scheme.roundAt === 'indicator'
  const rounded = (points: Exact) => (atIndicator ? roundExact(points, scheme.decimals, scheme.rounding) : points)
  for (const indicator of plan.indicators) {
    const { position, inExtras, fullScore } = indicator
    const policy = indicator.definition.notApplicable
    for (const row of cells) {
      const cell = row[position] ?? missing
      if (cell.state === 'missing' && scheme.missing === 'zero' && !inExtras) row[position] = scored(0, cell.stage)
      else if (cell.state === 'scored' && atIndicator && cell.points !== null) row[position] = { ...cell, points: rounded(cell.points) }
      else if (cell.state === 'not-applicable' && !inExtras && policy === 'full') row[position] = { ...cell, points: rounded(fullScore) }
      else if (cell.state === 'not-applicable' && !inExtras && policy === 'zero') row[position] = { ...cell, points: 0 }
    }
    if (policy === 'track-mean' && !inExtras) settleTrackMeans(position, entries, cells, rounded)
  }
}

/** The exact mean over the organizations of the track that have the indicator scored; where nobody has, it stays null (rescaled). */
function settleTrackMeans(position: number, entries: readonly OrganizationEntry[], cells: readonly Cell[][], rounded: (points: Exact) => Exact): void {
  const byTrack = new Map<string, Exact[]>()
  entries.forEach((entry, index) => {
    const cell = cells[index]?.[position]
    if (cell?.state !== 'scored' || cell.points === null) return
    const list = byTrack.get(entry.track)
    if (list) list.push(cell.points)
    else byTrack.set(entry.track, [cell.points])
  })
  const means = new Map([...byTrack].map(([track, points]) => [track, rounded(mean(points))]))
  entries.forEach((entry, index) => {
    const row = cells[index]
    const cell = row?.[position]
    const average = means.get(entry.track)
    if (row && cell?.state === 'not-applicable' && average !== undefined) row[position] = { ...cell, points: average }
  })
}
