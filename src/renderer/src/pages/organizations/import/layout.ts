import type { ImportSheet } from '@shared/domain/register-import'
import type { RegisterField } from '@shared/domain/subject'
import { guessMapping } from '@shared/register'

/** How a sheet is to be read: its header row (1-based) and the field of each column. */
export interface SheetLayout {
  headerRow: number | null
  mapping: (string | null)[]
}

/** As the sheet was recognised. */
export function layoutOf(sheet: ImportSheet): SheetLayout {
  return { headerRow: sheet.headerRow, mapping: [...sheet.mapping] }
}

/** Titles in a header row, by column; of rows not recognised as header only the head of the file is there. */
export function titlesAt(sheet: ImportSheet, headerRow: number | null): string[] {
  return sheet.columns.map((column, index) => (headerRow === sheet.headerRow ? column.title : (sheet.head[(headerRow ?? 0) - 1]?.[index] ?? '')))
}

/** The layout with another header row: its own titles tell the fields. */
export function atHeader(sheet: ImportSheet, headerRow: number, fields: readonly RegisterField[]): SheetLayout {
  return headerRow === sheet.headerRow ? layoutOf(sheet) : { headerRow, mapping: guessMapping(titlesAt(sheet, headerRow), fields) }
}

/** A mapping with one column changed. A field has one column, the one chosen last; only lists are gathered from several. */
export function assign(mapping: readonly (string | null)[], column: number, field: string | null, fields: readonly RegisterField[]): (string | null)[] {
  const gathered = fields.find((each) => each.code === field)?.type === 'list'
  return mapping.map((each, index) => {
    if (index === column) return field
    return each === field && !gathered ? null : each
  })
}
