import type { ComparisonRow, FieldFigures } from '@rules'

/** One line of a chart: an organization, or a figure of everybody it is compared with. */
export interface ChartLine {
  name: string
  color: string
  dash: 'solid' | 'dashed' | 'dotted' | number[]
  marker: string
  /** Points of a row; null where there are none. */
  points: (row: ComparisonRow) => number | null
}

export interface Named {
  id: string
  name: string
}

/** A figure of everybody compared with, and what it is called here. */
export interface Reference {
  key: keyof FieldFigures
  name: string
}

// Lines differ by dash and marker as well as by colour, so that they stay apart in print and for colour-blind readers.
const looks: Pick<ChartLine, 'color' | 'dash' | 'marker'>[] = [
  { color: '#9b1c1f', dash: 'solid', marker: 'circle' },
  { color: '#1f5a8a', dash: 'dashed', marker: 'rect' },
  { color: '#8a6414', dash: 'dotted', marker: 'triangle' },
  { color: '#2f6b3c', dash: [8, 3, 2, 3], marker: 'diamond' },
  { color: '#6a3d8f', dash: [2, 6], marker: 'pin' },
  { color: '#4a4a4a', dash: [12, 4], marker: 'arrow' },
  { color: '#7d8590', dash: [4, 4], marker: 'roundRect' },
]

export function lookOf(at: number): Pick<ChartLine, 'color' | 'dash' | 'marker'> {
  return looks[at] ?? { color: '#4a4a4a', dash: 'solid', marker: 'circle' }
}

export function chartLines(organizations: readonly Named[], references: readonly Reference[]): ChartLine[] {
  const own = organizations.map(({ id, name }) => ({ name, points: (row: ComparisonRow) => row.cells.find(({ organizationId }) => organizationId === id)?.value ?? null }))
  const field = references.map(({ key, name }) => ({ name, points: (row: ComparisonRow) => row.field[key] }))
  return [...own, ...field].map((line, at) => ({ ...line, ...lookOf(at) }))
}

/** Points as percent of the full score, to one place; what a chart draws. */
export function percentOf(row: ComparisonRow, points: number | null): number | null {
  return points === null || !row.fullScore ? null : Number(((100 * points) / row.fullScore).toFixed(1))
}

/** Names below one another: all in sight, also in a picture of the chart. */
export function legendOf(lines: readonly { name: string; icon?: string }[]) {
  return {
    height: 20 * lines.length,
    legend: { data: [...lines], orient: 'vertical' as const, bottom: 0, left: 0, itemHeight: 10, itemGap: 6, textStyle: { width: 300, overflow: 'truncate' as const, fontSize: 12 } },
  }
}
