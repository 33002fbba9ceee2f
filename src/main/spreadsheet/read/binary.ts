import { read, SSF, type CellObject, type ParsingOptions, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { numberText, type CellContent } from '@shared/register'
import { AppError } from '@shared/errors'
import { protectedFile, tooLarge, unreadable, unsupported } from './errors'
import { trimRows } from './trim'
import { limits, type ReadOptions, type SheetContent, type WorkbookContent } from './workbook'

/** Formats are needed to know dates; texts as displayed, styles and web pages of cells are not. */
const parsing: ParsingOptions = { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false, cellDates: false, cellFormula: true }

/**
 * Reads a workbook in one of the spreadsheet programs' own formats.
 * @param bytes a checked .xlsx, or the records of an .xls
 * @param decoded what its text means, where that is not what it says
 * @throws AppError `file-unreadable`, `file-too-large`, `file-protected`, `unsupported-file`
 */
export function readBinaryWorkbook(bytes: Buffer, options: ReadOptions, decoded: (text: string) => string = (text) => text): WorkbookContent {
  const workbook = parsed(bytes)
  if (workbook.SheetNames.length > limits.sheets) throw tooLarge(`工作表超过 ${limits.sheets} 个`)
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const budget = { cells: limits.cells }
  const sheets = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name]
    if (!sheet) throw unreadable(`工作表“${name}”已损坏`, { sheet: name })
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return []
    return [sheetContent(decoded(name), sheet, { decoded, hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, date1904, budget, percents: options.percents ?? 'number' })]
  })
  if (sheets.length === 0) throw unreadable('文件里没有工作表')
  return { encoding: null, sheets }
}

function parsed(bytes: Buffer): WorkBook {
  try {
    return read(bytes, parsing)
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    if (/password|encrypt/i.test(message)) throw protectedFile()
    if (/unsupported|unrecognized|cannot find workbook stream/i.test(message)) throw unsupported('这不是表格文件')
    throw unreadable(undefined, undefined, error)
  }
}

/** What a sparse array holds: one that claims a billion rows costs only those it has. */
function entriesOf<Item>(items: readonly (Item | undefined)[]): [index: number, item: Item][] {
  return Object.keys(items).flatMap((key) => {
    const item = items[Number(key)]
    return item === undefined || item === null ? [] : [[Number(key), item]]
  })
}

/** What the spreadsheet programs show for a failed formula, by the code they keep. */
const errorNames: Record<number, string> = { 0x00: '#NULL!', 0x07: '#DIV/0!', 0x0f: '#VALUE!', 0x17: '#REF!', 0x1d: '#NAME?', 0x24: '#NUM!', 0x2a: '#N/A' }

interface SheetContext {
  decoded: (text: string) => string
  hidden: boolean
  date1904: boolean
  percents: 'number' | 'text'
  budget: { cells: number }
}

function sheetContent(name: string, sheet: WorkSheet, { decoded, hidden, date1904, budget, percents }: SheetContext): SheetContent {
  const data = entriesOf(sheet['!data'] ?? [])
  const calculated = data.some(([, cells]) => entriesOf(cells).some(([, cell]) => isFormula(cell) && hasResult(cell)))
  const rows: CellContent[][] = []
  for (const [index, cells] of data) {
    const row: CellContent[] = []
    for (const [column, cell] of entriesOf(cells)) {
      const content = isFormula(cell) && !calculated ? { error: '没有保存计算结果' } : cellContent(cell, { decoded, date1904, percents })
      if (content === null) continue
      if (--budget.cells < 0) throw tooLarge('单元格过多')
      if (column >= limits.columns) throw tooLarge(`“${name}”的列数超过 ${limits.columns}`)
      row[column] = content
    }
    if (row.length === 0) continue
    if (index >= limits.rows) throw tooLarge(`“${name}”的行数超过 ${limits.rows}`)
    rows[index] = row
  }
  const trimmed = trimRows(rows)
  fillMerges(trimmed, sheet)
  return { name, hidden, rows: trimmed, columnCount: trimmed.reduce((most, row) => Math.max(most, row.length), 0) }
}

function isFormula(cell: CellObject): boolean {
  return cell.f !== undefined && cell.f !== ''
}

/** A formula may rightly give an empty text; where none of a sheet gives anything, the file was saved without results. */
function hasResult(cell: CellObject): boolean {
  return cell.v !== undefined && cell.v !== ''
}

function cellContent(cell: CellObject, { decoded, date1904, percents }: Pick<SheetContext, 'decoded' | 'date1904' | 'percents'>): CellContent {
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' && cell.v !== '' ? decoded(cell.v) : null
    case 'n':
      if (typeof cell.v !== 'number') return null
      if (percents === 'text' && typeof cell.z === 'string' && isPercent(cell.z)) return `${numberText(cell.v * 100)}%`
      return typeof cell.z === 'string' && SSF.is_date(cell.z) ? dateContent(cell.v, date1904) : cell.v
    case 'b':
      return cell.v === true
    case 'd':
      return cell.v instanceof Date && Number.isFinite(cell.v.getTime()) ? { date: cell.v.toISOString().slice(0, 10) } : null
    case 'e':
      return { error: errorNames[Number(cell.v)] ?? '错误值' }
    case 'z':
      return null
  }
}

/** Whether a format shows a number times 100 with “%”; one in quotes or behind a backslash is only a character. */
function isPercent(format: string): boolean {
  return format.replace(/"[^"]*"|\\./g, '').includes('%')
}

/** A time of the day alone stays a number; so does what is no day. */
function dateContent(serial: number, date1904: boolean): CellContent {
  const parts: unknown = serial >= 1 ? SSF.parse_date_code(serial, { date1904 }) : null
  if (typeof parts !== 'object' || parts === null || !('y' in parts && 'm' in parts && 'd' in parts)) return serial
  const { y, m, d } = parts
  if (typeof y !== 'number' || typeof m !== 'number' || typeof d !== 'number') return serial
  return { date: `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` }
}

/** Only the first cell of a merged block holds its content: the others get it, as far as the sheet reaches. */
function fillMerges(rows: CellContent[][], sheet: WorkSheet): void {
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0)
  let filled = 0
  for (const { s, e } of sheet['!merges'] ?? []) {
    const content = rows[s.r]?.[s.c] ?? null
    if (content === null) continue
    for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r++) {
      const row = rows[r]
      for (let c = s.c; row && c <= Math.min(e.c, columnCount - 1); c++) {
        row[c] ??= content
        if (++filled > limits.cells) throw new AppError('file-too-large', '合并的单元格过多，无法导入。请取消合并后再试。')
      }
    }
  }
}
