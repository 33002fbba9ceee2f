import { writeFile } from 'node:fs/promises'
import { countRows, type CellValue, type Table, type TableColumn } from '@shared/paper/table'
import { cellText, looksLikeFormula } from '@shared/paper/text'
import { pause, rowsPerStep, throwIfCancelled } from './pace'
import type { WriteOptions } from './table'

/**
 * Writes tables as one csv file: UTF-8 with byte order mark, CRLF, tables one below the other. Text that a spreadsheet
 * program would take for a formula, or for a number it would round (12 digits and more), is led by an apostrophe.
 */
export async function* writeCsv(path: string, tables: readonly Table[], options: WriteOptions): AsyncGenerator<number, void> {
  const lines: string[] = []
  let written = 0
  for (const table of tables) {
    if (lines.length > 0) lines.push('')
    lines.push(line([table.title]), line([table.subtitle.left, table.subtitle.right]), line(table.columns.map(headOf)))
    for (const row of table.rows) {
      lines.push(Array.isArray(row) ? row.map((value, at) => field(value, table.columns[at])).join(',') : line([row.heading]))
      written += 1
      if (written % rowsPerStep === 0) {
        yield written
        await pause(options.signal)
      }
    }
    lines.push(...table.notes.map((note) => line([note])))
    if (table.signatures.length > 0) lines.push(line(table.signatures.map((signature) => `${signature}：`)))
  }
  throwIfCancelled(options.signal)
  await writeFile(path, `\ufeff${lines.join('\r\n')}\r\n`, 'utf8')
  yield countRows(tables)
}

function headOf(column: TableColumn): string {
  return column.group === undefined ? column.title : `${column.group}·${column.title}`
}

function line(values: readonly string[]): string {
  return values.map((value) => field(value, undefined)).join(',')
}

function field(value: CellValue, column: TableColumn | undefined): string {
  if (value === null) return ''
  if (typeof value === 'number') return numberText(value, column)
  const text = cellText(value)
  const guarded = looksLikeFormula(text) || /^\d{12,}$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/** With the column's places, and with all digits where that would lose some: a csv has no hidden ones. */
function numberText(value: number, column: TableColumn | undefined): string {
  const text = column?.kind === 'decimal' ? value.toFixed(column.decimals ?? 0) : String(value)
  return Number(text) === value ? text : String(value)
}
