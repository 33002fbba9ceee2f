import { cellAlign, columnGroups, shownText, type Table } from '@shared/paper/table'
import { looksLikeFormula } from '@shared/paper/text'
import type { CopiedTable } from './clipboard'

/** A table for the clipboard: title, head, rows and notes, as cells for a spreadsheet and with its layout for a document. */
export async function copiedTable(table: Table): Promise<CopiedTable> {
  return { text: await textOf(table), html: await htmlOf(table) }
}

/** Rows that are made without a pause: some milliseconds. */
const atOnce = 200

/** Of every row what `make` says. The page goes on in between: a table of thousands would hold it up. */
async function ofEach<Row>(rows: readonly Row[], make: (row: Row) => string): Promise<string[]> {
  const made: string[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    if (from > 0) await new Promise((resolve) => setTimeout(resolve))
    for (const row of rows.slice(from, from + atOnce)) made.push(make(row))
  }
  return made
}

async function textOf({ title, subtitle, columns, rows, notes }: Table): Promise<string> {
  const line = (cells: readonly string[]) => cells.map(plainCell).join('\t')
  const groups = columnGroups(columns).flatMap(({ group, length }) => [group ?? '', ...Array.from({ length: length - 1 }, () => '')])
  const lines = [
    [title],
    [subtitle.left, subtitle.right].filter((part) => part !== ''),
    ...(groups.some((group) => group !== '') ? [groups] : []),
    columns.map((column) => column.title),
  ]
  const body = await ofEach(rows, (row) => line(Array.isArray(row) ? columns.map((column, at) => shownText(row[at] ?? null, column)) : [row.heading]))
  return [...lines.map(line), ...body, ...notes.map((note) => line([note]))].join('\r\n')
}

/** On one line, and never a formula: a number keeps its sign. */
function plainCell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ')
  return looksLikeFormula(line) && !/^-?\d/.test(line) ? `'${line}` : line
}

const border = 'border:0.5pt solid #000;padding:2px 6px'

async function htmlOf({ title, subtitle, columns, rows, notes }: Table): Promise<string> {
  const across = (text: string, style = '') => `<tr><td colspan="${columns.length}" style="${style}">${escaped(text)}</td></tr>`
  const head = (text: string, span: string) => `<th ${span} style="${border};background:#f2f2f2">${escaped(text)}</th>`
  const groups = columnGroups(columns)
  const grouped = columns.some(({ group }) => group !== undefined)
  const heads = grouped
    ? [
        `<tr>${groups.map(({ group, from, length }) => (group === undefined ? columns.slice(from, from + length).map((column) => head(column.title, 'rowspan="2"')).join('') : head(group, `colspan="${length}"`))).join('')}</tr>`,
        `<tr>${columns.flatMap((column) => (column.group === undefined ? [] : [head(column.title, '')])).join('')}</tr>`,
      ]
    : [`<tr>${columns.map((column) => head(column.title, '')).join('')}</tr>`]
  const body = await ofEach(rows, (row) => {
    if (!Array.isArray(row)) return across(row.heading, `${border};font-weight:bold`)
    const cells = columns.map((column, at) => {
      const value = row[at] ?? null
      // Text stays text in Excel, whatever it looks like.
      const format = typeof value === 'string' ? ";mso-number-format:'\\@'" : ''
      return `<td style="${border};text-align:${cellAlign(value, column)}${format}">${escaped(shownText(value, column))}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const titles = [across(title, 'font-weight:bold;font-size:14pt;text-align:center'), ...[subtitle.left, subtitle.right].filter((part) => part !== '').map((part) => across(part))]
  return `<table style="border-collapse:collapse">${[...titles, ...heads, ...body, ...notes.map((note) => across(note))].join('')}</table>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
