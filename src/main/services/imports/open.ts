import type { ImportSource } from '@shared/domain/register-import'
import type { SubjectKind } from '@shared/domain/subject'
import { readWorkbook } from '../../spreadsheet/read'
import type { ServiceContext } from '../context'
import { registerFields } from '../subjects/fields'
import { describeSheet } from './header'
import { openSession } from './sessions'

/**
 * Reads a file and says what its sheets hold.
 *
 * @throws AppError `not-found`, `file-unreadable`, `file-too-large`, `file-protected`, `unsupported-file`
 */
export function openImport(context: Pick<ServiceContext, 'store' | 'files'>, fileId: string, kind: SubjectKind): ImportSource {
  const store = context.store()
  const { path, name: fileName } = context.files.resolve(fileId)
  const workbook = readWorkbook(path, fileName)
  const fields = registerFields(store, kind)
  const described = workbook.sheets.map((sheet) => describeSheet(sheet, fields, (signature) => store.mappings.find(kind, signature)))
  const importId = openSession({ kind, fileName, workbook, prepared: null })
  return { importId, fileName, encoding: workbook.encoding, sheets: described.map(({ sheet }) => sheet), suggestedSheet: suggestedSheet(described) }
}

/** The sheet that most looks like a register: visible before hidden, by its header, then by its length. */
export function suggestedSheet(described: readonly ReturnType<typeof describeSheet>[]): number {
  const order = described.map(({ sheet, score }, index) => ({ index, rank: [score > 0 ? 1 : 0, sheet.hidden ? 0 : 1, score, sheet.rowCount] }))
  order.sort((a, b) => a.rank.reduce((difference, value, at) => difference || (b.rank[at] ?? 0) - value, 0))
  return order[0]?.index ?? 0
}
