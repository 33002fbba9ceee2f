import type { CompiledIndicator, Plan } from '../compile/compiled'
import { faultOf } from '../marks/check-mark'
import { nth } from '../nth'
import type { Mark, OrganizationEntry } from '../types'
import { missing, type Cell } from './cell'
import { settleColumn } from './columns'
import { knownCells, mostKnown } from './known'
import { checkedMarks, type MarksByPosition } from './marks'
import { decide } from './panel'
import { settleCell } from './settle'

/** What an organization's own marks come to for one indicator, before others are looked at. */
export function ownCell(plan: Plan, indicator: CompiledIndicator, entry: OrganizationEntry, marks: MarksByPosition): Cell {
  return decide(plan.scheme.panel, indicator, nth(marks, indicator.position), entry.attributes ?? {})
}

/**
 * One cell per indicator: as it enters the sums, but for those that depend on others, which are as the marks say.
 *
 * @throws MarkError and RangeError as `checkedMarks`.
 */
export function ownRow(plan: Plan, entry: OrganizationEntry): Cell[] {
  return quickRow(plan, entry) ?? carefulRow(plan, entry)
}

function carefulRow(plan: Plan, entry: OrganizationEntry): Cell[] {
  const marks = checkedMarks(plan, entry)
  return plan.indicators.map((indicator) => cellOfMarks(plan, indicator, nth(marks, indicator.position), entry))
}

function settledUnlessShared(plan: Plan, indicator: CompiledIndicator, cell: Cell): Cell {
  return indicator.shared ? cell : settleCell(plan, indicator, cell)
}

/**
 * The same where one mark decides each indicator, mark by mark: an input that has been seen costs a look-up. Null for
 * weighted panels, and for anything a mark could be refused for: `carefulRow` finds what is wrong first.
 */
function quickRow(plan: Plan, entry: OrganizationEntry): Cell[] | null {
  const { indicators } = plan
  if (plan.scheme.panel.mode === 'weighted' || entry.vetoes?.some((veto) => !plan.vetoes.has(veto))) return null
  const known = knownCells(plan)
  const row = new Array<Cell>(indicators.length).fill(missing)
  /** Per indicator a bit for each stage that has a mark. */
  const seen = new Array<number>(indicators.length).fill(0)
  for (let at = 0; at < entry.marks.length; at += 1) {
    const mark = nth(entry.marks, at)
    const indicator = indicators[at]?.definition.code === mark.indicator ? indicators[at] : plan.byCode.get(mark.indicator)
    if (indicator === undefined) return null
    const { position } = indicator
    const stage = stageOf(plan, indicator, mark)
    const before = nth(seen, position)
    if (stage < 0 || stage > 30 || (before & (1 << stage)) !== 0) return null
    const ofInputs = known[position]
    const cells = ofInputs?.cells[stage]
    const key = ofInputs ? ofInputs.keyOf(mark.input) : null
    let cell = key === null ? undefined : cells?.get(key)
    if (cell === undefined) {
      if (faultOf(plan, mark)) return null
      cell = cellOfMarks(plan, indicator, [mark], entry)
      if (cells && key !== null && cells.size < mostKnown) cells.set(key, cell)
    }
    if (before >>> stage === 0) row[position] = cell
    seen[position] = before | (1 << stage)
  }
  for (const indicator of indicators) if (seen[indicator.position] === 0) row[indicator.position] = cellOfMarks(plan, indicator, [], entry)
  return row
}

/** Which stage a mark is of, the only one (0) under a single panel; −1 for a mark that names what is not there. */
function stageOf(plan: Plan, { roles }: CompiledIndicator, { role }: Mark): number {
  if (plan.scheme.panel.mode === 'single') return role === undefined ? 0 : -1
  return roles.findIndex((each) => each === role)
}

function cellOfMarks(plan: Plan, indicator: CompiledIndicator, marks: readonly Mark[], entry: OrganizationEntry): Cell {
  return settledUnlessShared(plan, indicator, decide(plan.scheme.panel, indicator, marks, entry.attributes ?? {}))
}

/** Settles the indicators that depend on others, in the rows of all organizations. */
export function settleShared(plan: Plan, entries: readonly OrganizationEntry[], rows: readonly Cell[][]): void {
  for (const indicator of plan.shared) {
    const { position } = indicator
    const column = settleColumn(plan, indicator, entries, rows.map((row) => nth(row, position)))
    rows.forEach((row, index) => {
      row[position] = nth(column, index)
    })
  }
}
