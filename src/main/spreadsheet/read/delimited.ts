import Papa from 'papaparse'
import type { CellContent } from '@shared/register'
import { decodeText } from './decode'
import { tooLarge, unreadable, unsupported } from './errors'
import { limits, type WorkbookContent } from './workbook'

const separators = [',', '\t', ';', '，', '|']

/** The separator that the first lines have most of, the same number in each counting double. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/).slice(0, 20).filter((line) => line.trim() !== '')
  const counted = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const most = Math.max(0, ...counts)
    return { separator, score: counts.reduce((sum, count) => sum + (count === most ? 2 : 1) * Math.min(count, 100), 0) }
  })
  return counted.reduce((best, each) => (each.score > best.score ? each : best)).separator
}

/** Whether half of the lines or more have the same number of columns, above one: what office systems export as .xls has, a letter has not. */
function hasColumns(lines: readonly (readonly string[])[]): boolean {
  const widths = lines.slice(0, 200).filter((cells) => cells.some((cell) => cell.trim() !== '')).map((cells) => cells.length)
  const most = Math.max(0, ...[...new Set(widths)].filter((width) => width > 1).map((width) => widths.filter((each) => each === width).length))
  return most > 1 && most * 2 >= widths.length
}

/**
 * Reads a text file with separated columns (.csv, .txt, also what is only named .xls). Every cell is text: `0012` stays `0012`,
 * and a formula is no formula.
 *
 * @param namedWorkbook whether it calls itself a workbook: a damaged one may hold any text, so then only a table is taken
 * @throws AppError `file-unreadable` with the row when quotes do not pair or a text named a workbook is no table, `file-too-large`, `unsupported-file`
 */
export function readDelimited(bytes: Uint8Array, name: string, namedWorkbook: boolean): WorkbookContent {
  if (bytes.length > limits.textSize) throw tooLarge('文件超过 30 MB')
  const { text, encoding, broken } = decodeText(bytes)
  const controls = [...text.slice(0, 4096)].filter((character) => character < ' ' && !/\s/.test(character)).length
  if (broken > 0.05 || controls > 8) throw unsupported('这不是表格文件')
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: separatorOf(text), skipEmptyLines: false, preview: limits.rows + 2 })
  // Before the quotes: those of a letter need not pair, and it is no table anyway.
  if (namedWorkbook && !hasColumns(data)) throw unreadable('文件已损坏或不是表格：名称是表格文件，里面只是一段文字')
  const quotes = errors.find(({ type }) => type === 'Quotes')
  if (quotes) throw unreadable(`第 ${(quotes.row ?? 0) + 1} 行的引号不成对，列分不清`, { row: (quotes.row ?? 0) + 1 })
  const rows = data.map((cells) => contents(cells))
  while (rows.at(-1)?.length === 0) rows.pop()
  const columnCount = rows.reduce((most, row) => Math.max(most, row.length), 0)
  if (rows.length > limits.rows) throw tooLarge(`行数超过 ${limits.rows}`)
  if (columnCount > limits.columns) throw tooLarge(`列数超过 ${limits.columns}`)
  return { encoding, sheets: [{ name, hidden: false, rows, columnCount }] }
}

function contents(cells: readonly string[]): CellContent[] {
  const row: CellContent[] = cells.map((cell) => (cell === '' ? null : cell))
  while (row.length > 0 && row.at(-1) === null) row.pop()
  return row
}
