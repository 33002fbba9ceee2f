/** Two result files (排名表, 六星评定结果表 of any origin), row by row. */
import type { Difference, Severity } from '@shared/domain/edition'
import { AppError } from '@shared/errors'
import { contentText } from '@shared/register'
import { readWorkbook, type SheetContent } from '../../../spreadsheet/read'
import { compareLines, type ComparedLine } from './compare'

const nameTitle = '单位名称'

/** @throws AppError `file-unreadable` and others of reading; `invalid-input` when a file has no column of names */
export function compareFiles(left: { path: string; name: string }, right: { path: string; name: string }): Difference {
  return { before: left.name, after: right.name, reason: null, ...compareLines(linesOf(left), linesOf(right)) }
}

function linesOf(file: { path: string; name: string }): Map<string, ComparedLine> {
  const sheets = readWorkbook(file.path, file.name).sheets.filter(({ hidden }) => !hidden)
  const lines = new Map<string, ComparedLine>()
  for (const sheet of sheets) addSheet(lines, sheet, sheets.length > 1)
  if (lines.size === 0) throw new AppError('invalid-input', `“${file.name}”中没有找到“${nameTitle}”一列，不能比较。`, { file: file.name })
  return lines
}

/** Rows of a sheet by name; a file of one sheet is compared whatever the sheet is called. */
function addSheet(lines: Map<string, ComparedLine>, { name: sheet, rows }: SheetContent, several: boolean): void {
  const upper = rows.findIndex((row) => row.some((cell) => textOf(cell) === nameTitle))
  if (upper < 0) return
  const nameColumn = (rows[upper] ?? []).findIndex((cell) => textOf(cell) === nameTitle)
  // A head of two rows repeats the titles without a group in its second row, since merged cells are filled.
  const lower = textOf(rows[upper + 1]?.[nameColumn]) === nameTitle ? upper + 1 : upper
  const titles = (rows[lower] ?? []).map((cell, at) => (lower === upper || textOf(cell) === textOf(rows[upper]?.[at]) ? textOf(cell) : `${textOf(rows[upper]?.[at])}·${textOf(cell)}`))
  for (const row of rows.slice(lower + 1)) {
    const name = textOf(row[nameColumn])
    if (name === '' || isBesideTable(row)) continue
    const key = several ? `${sheet}/${name}` : name
    let own = key
    // The same name twice in one sheet: told apart by their order.
    for (let at = 2; lines.has(own); at += 1) own = `${key}/${at}`
    const fields = titles.flatMap((title, at): [string, { text: string; severity: Severity }][] => (title === '' || at === nameColumn || title === '序号' ? [] : [[title, { text: textOf(row[at]), severity: severityOf(title) }]]))
    lines.set(own, { name: several ? `${name}（${sheet}）` : name, fields: new Map(fields) })
  }
}

/** Headings and notes run across the table, so all their cells say the same; signature lines wait for a name. */
function isBesideTable(row: SheetContent['rows'][number]): boolean {
  const texts = row.map(textOf).filter((text) => text !== '')
  return (row.length > 1 && new Set(row.map(textOf)).size === 1) || texts.every((text) => text.endsWith('：'))
}

function severityOf(title: string): Severity {
  if (/星级|等级|等次/.test(title)) return 'level'
  if (/名次|排名|跑道/.test(title)) return 'rank'
  return /备注|说明|名称|镇街|代码|进位|差距/.test(title) ? 'other' : 'score'
}

/** A cell as both files would write it: 96.5, 96.50 and a text of it are the same. */
function textOf(cell: SheetContent['rows'][number][number] | undefined): string {
  if (cell === undefined) return ''
  const text = contentText(cell).trim()
  return /^-?\d{1,11}(\.\d+)?$/.test(text) ? String(Number(text)) : text
}
