import type { MarkInput } from '@rules'
import type { SheetCell } from './domain/sheet'

/** A cell as it lies in the file and crosses to the page: short keys, because a round of 2 000 organizations has tens of thousands of them. */
type CompactCell = { a: string; b: string; r?: string } & ({ i: MarkInput } | { t: Record<string, string>; p: [code: string, message: string] })

function compact(cell: SheetCell): CompactCell {
  const stamp = { a: cell.at, b: cell.by, ...(cell.reason === undefined ? {} : { r: cell.reason }) }
  return cell.state === 'mark' ? { i: cell.input, ...stamp } : { t: cell.texts, p: [cell.problem.code, cell.problem.message], ...stamp }
}

function expand(cell: CompactCell): SheetCell {
  const stamp: { at: string; by: string; reason?: string } = { at: cell.a, by: cell.b }
  if (cell.r !== undefined) stamp.reason = cell.r
  return 'i' in cell ? { state: 'mark', input: cell.i, ...stamp } : { state: 'draft', texts: cell.t, problem: { code: cell.p[0], message: cell.p[1] }, ...stamp }
}

/** Cells keyed by indicator, as JSON. */
export function encodeCells(cells: Record<string, SheetCell>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(cells).map(([indicator, cell]) => [indicator, compact(cell)])))
}

/** The reverse of `encodeCells`. */
export function decodeCells(text: string): Record<string, SheetCell> {
  const packed: Record<string, CompactCell> = JSON.parse(text)
  const cells: Record<string, SheetCell> = {}
  for (const [indicator, cell] of Object.entries(packed)) cells[indicator] = expand(cell)
  return cells
}
