import type { CellSeverity, ImportPreview, ImportRow } from '@shared/domain/register-import'
import type { RowFilter } from './row-state'

/** Where something was found: the column of the preview table is a field's code, or `match` for what belongs to the row. */
export interface FindingPlace {
  row: number
  column: string
}

/** The places to step through, in the order of the file. Mere notes are many: they are stepped through only when they are what is listed. */
export function findingPlaces(preview: ImportPreview, rows: readonly ImportRow[], filter: RowFilter): FindingPlace[] {
  const wanted: readonly CellSeverity[] = filter === 'note' ? ['note'] : ['error', 'warning']
  return rows.flatMap((row) => {
    const of = (column: string, findings: ImportRow['findings']) => (findings.some((finding) => wanted.includes(finding.severity)) ? [{ row: row.row, column }] : [])
    return [...of('match', row.findings), ...preview.fields.flatMap((field) => of(field.code, row.cells[field.code]?.findings ?? []))]
  })
}
