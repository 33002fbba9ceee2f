import type { CompiledScheme } from '@rules'
import type { Entry } from '@shared/domain/sheet'
import { readEntry, splitPair, type EntryTexts } from '@shared/entry'
import type { Area } from '../grid/selection'
import type { GridColumn } from '../grid/columns'
import { contentOf, withEntry, type CellLock, type CellView } from './cells'

/** Longest text of a cell the services take. */
export const longestText = 2000

/** What a paste, fill or deletion would do, before anything is written. */
export interface BlockPlan {
  entries: Entry[]
  /** Cells of the grid whose text changes. */
  changed: number
  /** Cells whose text is taken away; among `changed`. */
  emptied: number
  /** Indicators that will hold an accepted mark. */
  accepted: number
  /** Indicators whose text will be kept but not scored, with the reason. */
  refused: { subjectId: string; indicator: string; message: string }[]
  /** Cells left alone, by reason. */
  skipped: Record<CellLock | 'outside' | 'too-long', number>
  /** Where the block lies. */
  area: Area
}

export interface BlockTarget {
  /** Each mark by itself, without stages or roles. */
  scheme: CompiledScheme
  columns: readonly GridColumn[]
  /** Subject ids of the rows shown. */
  rows: readonly string[]
  view: (subjectId: string, indicator: string) => CellView
}

/** The block repeated to fill a larger selection, as spreadsheets do when it fits a whole number of times. */
export function tiled(block: readonly (readonly string[])[], area: Area): string[][] {
  const width = Math.max(0, ...block.map((row) => row.length))
  if (width === 0) return []
  const [down, across] = [(area.bottom - area.top + 1) / block.length, (area.right - area.left + 1) / width]
  const even = block.every((row) => row.length === width)
  if (!even || !Number.isInteger(down) || !Number.isInteger(across)) return block.map((row) => [...row])
  return Array.from({ length: down }, () => block.map((row) => Array.from({ length: across }, () => row).flat())).flat()
}

/** Lays a block of texts onto the grid from its upper left cell. Nothing outside the block is touched; locked cells are skipped. */
export function planBlock(block: readonly (readonly string[])[], from: { row: number; column: number }, target: BlockTarget): BlockPlan {
  const plan: BlockPlan = {
    entries: [],
    changed: 0,
    emptied: 0,
    accepted: 0,
    refused: [],
    skipped: { 'not-applicable': 0, stage: 0, finished: 0, closed: 0, 'beyond-task': 0, outside: 0, 'too-long': 0 },
    area: { top: from.row, left: from.column, bottom: from.row, right: from.column },
  }
  block.forEach((texts, down) => {
    const subjectId = target.rows[from.row + down]
    if (subjectId === undefined) {
      plan.skipped.outside += texts.length
      return
    }
    const written = new Map<string, EntryTexts>()
    const spoken = new Set<string>()
    texts.forEach((text, across) => {
      const column = target.columns[from.column + across]
      if (!column) {
        plan.skipped.outside += 1
        return
      }
      plan.area.bottom = Math.max(plan.area.bottom, from.row + down)
      plan.area.right = Math.max(plan.area.right, from.column + across)
      const view = target.view(subjectId, column.indicator.code)
      if (view.lock !== null) plan.skipped[view.lock] += 1
      else if (text.length > longestText) plan.skipped['too-long'] += 1
      else note(plan, { written, spoken }, column, view, text)
    })
    for (const [indicator, changes] of written) finish(plan, target, subjectId, indicator, changes)
  })
  return plan
}

function note(plan: BlockPlan, row: { written: Map<string, EntryTexts>; spoken: Set<string> }, column: GridColumn, view: CellView, typed: string) {
  const { indicator } = column
  const text = typed.trim()
  // The part before said this one's number too.
  if (text === '' && row.spoken.has(`${indicator.code}/${column.part.code}`)) return
  for (const [part, after] of Object.entries(splitPair(column.part, text))) {
    row.spoken.add(`${indicator.code}/${part}`)
    const before = view.texts[part] ?? ''
    if (before === after) continue
    plan.changed += 1
    if (after === '') plan.emptied += 1
    row.written.set(indicator.code, { ...row.written.get(indicator.code), [part]: after })
  }
}

function finish(plan: BlockPlan, target: BlockTarget, subjectId: string, indicator: string, texts: EntryTexts) {
  const view = target.view(subjectId, indicator)
  const after = withEntry(view, { texts })
  const { content, problem } = contentOf(readEntry(target.scheme, { indicator, role: null }, after.texts, after.reason))
  if (content === 'refused' || content === 'half') plan.refused.push({ subjectId, indicator, message: problem ?? '' })
  else if (content !== 'missing') plan.accepted += 1
  plan.entries.push({ subjectId, indicator, texts })
}

/** Whether a paste is shown before it is written: something would be refused, or many cells change. */
export function wantsPreview(plan: BlockPlan): boolean {
  return plan.refused.length > 0 || plan.changed > 50
}

export function skippedTotal(plan: BlockPlan): number {
  return Object.values(plan.skipped).reduce((sum, count) => sum + count, 0)
}
