import type { MarkSource } from '@shared/domain/mark-import'
import { evaluationOf } from '../../evaluation/round-evaluation'
import { describeSheet } from '../../imports/header'
import { suggestedSheet } from '../../imports/open'
import type { MarkSession } from '../sessions'
import { mappingKey, tableFields } from './table-fields'

/** A single file without ids as first shown: its sheets, headers, and which column seems to be which part; null where there is none. */
export function describeTable({ workbook, store, roundId, files }: MarkSession, importId: string): MarkSource['table'] {
  if (!workbook) return null
  const { round, compiled } = evaluationOf(store, roundId).loaded
  const fields = tableFields(compiled.scheme)
  const described = workbook.sheets.map((sheet) => describeSheet(sheet, fields, (signature) => store.mappings.find(compiled.scheme.subject, mappingKey(round.schemeHash, signature))))
  return {
    fields,
    source: { importId, fileName: files[0]?.name ?? '', encoding: workbook.encoding, sheets: described.map(({ sheet }) => sheet), suggestedSheet: suggestedSheet(described) },
  }
}
