/** Two result files (排名表, 六星评定结果表 of any origin), row by row. */
import type { Difference, Severity } from '@shared/domain/edition'
import { subjectWords } from '@shared/domain/subject-words'
import { AppError } from '@shared/errors'
import { columnKey } from '@shared/paper/layout'
import { contentText } from '@shared/register'
import { readWorkbook, type SheetContent } from '../../../spreadsheet/read'
import { compareLines, severityOf, type ComparedLine } from './compare'

const nameTitles = [...new Set(Object.values(subjectWords).map(({ title }) => title))]
const isNameTitle = (cell: SheetContent['rows'][number][number] | undefined) => nameTitles.includes(textOf(cell))
/** What tells rows of one name apart, the better first. */
const tellingTitles = ['统一社会信用代码', '镇街道']

/** @throws AppError `file-unreadable` and others of reading; `invalid-input` when a file has no column of names */
export function compareFiles(left: ReadableFile, right: ReadableFile): Difference {
  const [before, after] = [contentOf(left), contentOf(right)]
  const onlyIn = { before: missing(before.titles, after.titles), after: missing(after.titles, before.titles) }
  return { before: left.name, after: right.name, reason: null, onlyIn, ...compareLines(without(onlyIn.before, before.lines), without(onlyIn.after, after.lines)) }
}

interface ReadableFile {
  path: string
  name: string
}

interface FileContent {
  /** What is compared, of all its sheets. */
  titles: Set<string>
  lines: Map<string, ComparedLine>
}

function contentOf(file: ReadableFile): FileContent {
  const sheets = readWorkbook(file.path, file.name).sheets.filter(({ hidden }) => !hidden)
  const content: FileContent = { titles: new Set(), lines: new Map() }
  for (const sheet of sheets) addSheet(content, sheet, sheets.length > 1)
  if (content.lines.size === 0) throw new AppError('invalid-input', `“${file.name}”中没有找到“${nameTitles.join('”或“')}”一列，不能比较。`, { file: file.name })
  return content
}

const missing = (titles: ReadonlySet<string>, elsewhere: ReadonlySet<string>) => [...titles].filter((title) => !elsewhere.has(title))

/** A column only one file has says nothing of its rows. */
function without(titles: readonly string[], lines: ReadonlyMap<string, ComparedLine>): Map<string, ComparedLine> {
  return new Map([...lines].map(([key, { name, fields }]) => [key, { name, fields: new Map([...fields].filter(([title]) => !titles.includes(title))) }]))
}

/** Rows of a sheet by name; a file of one sheet is compared whatever the sheet is called. */
function addSheet({ titles, lines }: FileContent, { name: sheet, rows }: SheetContent, several: boolean): void {
  const upper = rows.findIndex((row) => row.some(isNameTitle))
  if (upper < 0) return
  const nameColumn = (rows[upper] ?? []).findIndex(isNameTitle)
  // A head of two rows repeats the titles without a group in its second row, since merged cells are filled.
  const lower = isNameTitle(rows[upper + 1]?.[nameColumn]) ? upper + 1 : upper
  const columns = (rows[lower] ?? []).flatMap((cell, at) => {
    const [title, group] = [textOf(cell), textOf(rows[upper]?.[at])]
    return title === '' || at === nameColumn || title === '序号' ? [] : [{ at, key: columnKey(title === group ? { title } : { title, group }) }]
  })
  for (const { key } of columns) titles.add(key)
  const own = rows.slice(lower + 1).flatMap((row) => {
    const name = textOf(row[nameColumn])
    return name === '' || isBesideTable(row) ? [] : [{ name, row }]
  })
  const counts = new Map<string, number>()
  for (const { name } of own) counts.set(name, (counts.get(name) ?? 0) + 1)
  const telling = tellingTitles.flatMap((title) => columns.filter(({ key }) => key === title).map(({ at }) => at))
  for (const { name, row } of own) {
    const apart = (counts.get(name) ?? 0) > 1 ? telling.map((at) => textOf(row[at])).find((text) => text !== '') : undefined
    const told = apart === undefined ? name : `${name}（${apart}）`
    const key = several ? `${sheet}/${told}` : told
    let unique = key
    // What is the same twice in one sheet all the same: told apart by order.
    for (let at = 2; lines.has(unique); at += 1) unique = `${key}/${at}`
    const fields = columns.map(({ at, key: field }): [string, { text: string; severity: Severity }] => [field, { text: textOf(row[at]), severity: severityOf(field) }])
    lines.set(unique, { name: several ? `${told}（${sheet}）` : told, fields: new Map(fields) })
  }
}

/** Headings and notes run across the table, so all their cells say the same; signature lines wait for a name. */
function isBesideTable(row: SheetContent['rows'][number]): boolean {
  const texts = row.map(textOf).filter((text) => text !== '')
  return (row.length > 1 && new Set(row.map(textOf)).size === 1) || texts.every((text) => text.endsWith('：'))
}

/** A cell as both files would write it: 96.5, 96.50 and a text of it are the same. */
function textOf(cell: SheetContent['rows'][number][number] | undefined): string {
  if (cell === undefined) return ''
  const text = contentText(cell).trim()
  return /^-?\d{1,11}(\.\d+)?$/.test(text) ? String(Number(text)) : text
}
