import type { CellFinding, ImportPreview, ImportRow } from '@shared/domain/register-import'
import type { Subject } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { compact, contentText, excerpt, nameKey, note, type CellContent, type Township } from '@shared/register'
import type { SheetContent } from '../../spreadsheet/read'
import type { Store } from '../../store'
import { registerFields } from '../subjects/fields'
import { mappedFields, readRow, type MappedField, type RowValues } from './cells'
import { omissionReason } from './classify'
import { columnLetter, titlesOf } from './header'
import { rowMatcher, type RowMatch } from './match'
import { registerState, type ImportSession, type Prepared } from './sessions'
import { headerSignature } from './titles'

export interface PreviewInput {
  importId: string
  sheet: number
  headerRow: number
  mapping: (string | null)[]
}

/**
 * Reads every row of a sheet under a mapping and says what importing would do. Nothing is written.
 *
 * @throws AppError `invalid-input` when the sheet, the header row or a field does not exist, a field is mapped twice, or no column is the name
 */
export function previewImport(store: Store, session: ImportSession, input: PreviewInput): Prepared {
  const sheet = session.workbook.sheets[input.sheet]
  if (!sheet) throw new AppError('invalid-input', '没有这个工作表。')
  if (input.headerRow > sheet.rows.length) throw new AppError('invalid-input', '表头行超出了表格。', { sheet: sheet.name, row: input.headerRow })
  const titles = titlesOf(sheet, input.headerRow)
  const mapped = checkedMapping(store, session, sheet, input.mapping, titles)
  const name = mapped.find(({ field }) => field.code === 'name')
  const subjects = store.subjects.list(session.kind)
  const townships = knownTownships(store, subjects)
  const match = rowMatcher(subjects, ticksOnly(mapped))
  const preview: ImportPreview = {
    importId: input.importId,
    fields: mapped.map(({ field, columns }) => ({ code: field.code, name: field.name, column: columns.map(({ index }) => columnLetter(index)).join('、') })),
    rows: [],
    omitted: aboveHeader(sheet, input.headerRow),
    counts: { create: 0, update: 0, same: 0, skip: 0, errors: 0, warnings: 0, notes: 0 },
  }
  const rows: Prepared['rows'] = new Map()
  for (let index = input.headerRow; index < sheet.rows.length; index++) {
    const contents = sheet.rows[index] ?? []
    const row = index + 1
    const reason = omissionReason(contents, { titles, nameColumn: name?.columns[0]?.index ?? 0, first: index === input.headerRow })
    if (reason !== null) {
      omit(preview, row, reason, contents)
      continue
    }
    const values = readRow(contents, mapped, townships)
    markNewTownship(values, townships)
    const matched = values.fields['name'] === undefined ? nameless() : match(row, values)
    rows.set(row, { values, match: matched })
    const { cells } = values
    const { findings, action, actions } = matched
    preview.rows.push({ row, cells, findings, match: matched.match, action, actions })
  }
  for (const row of preview.rows) count(preview, row)
  return { store, preview, rows, register: registerState(store, session.kind), signature: headerSignature(titles), mapping: input.mapping }
}

function checkedMapping(store: Store, session: ImportSession, sheet: SheetContent, mapping: readonly (string | null)[], titles: readonly string[]): MappedField[] {
  const fields = registerFields(store, session.kind)
  const stranger = mapping.find((code) => code !== null && !fields.some((field) => field.code === code))
  if (stranger !== undefined) throw new AppError('invalid-input', `台账中没有字段“${stranger}”。`, { sheet: sheet.name })
  if (mapping.length > sheet.columnCount) throw new AppError('invalid-input', '列的对应超出了表格的列数，请重新选择文件。', { sheet: sheet.name })
  const mapped = mappedFields(mapping, titles, fields)
  const twice = mapped.find(({ field, columns }) => columns.length > 1 && field.type !== 'list')
  if (twice) throw new AppError('invalid-input', `有 ${twice.columns.length} 列都对应“${twice.field.name}”，请只留一列。`, { sheet: sheet.name, column: columnLetter(twice.columns[1]?.index ?? 0) })
  const name = fields.find(({ code }) => code === 'name')
  if (!mapped.some(({ field }) => field.code === 'name')) throw new AppError('invalid-input', `请指定哪一列是“${name?.name ?? '名称'}”。`, { sheet: sheet.name })
  return mapped
}

/** Whether tags come from columns of ticks alone, which say nothing about other tags. */
function ticksOnly(mapped: readonly MappedField[]): boolean {
  const tags = mapped.find(({ field }) => field.code === 'tags')
  return tags !== undefined && tags.columns.every(({ tag }) => tag !== null)
}

/** Townships of the settings, and those the register names already. */
function knownTownships(store: Store, subjects: readonly Subject[]): Township[] {
  const known: Township[] = [...store.settings.get().townships]
  const keys = new Set(known.map(({ name }) => nameKey(name)))
  for (const { fields } of subjects) {
    const name = fields['township']
    if (typeof name !== 'string' || keys.has(nameKey(name))) continue
    keys.add(nameKey(name))
    known.push({ name, aliases: [] })
  }
  return known
}

/** In a register that has townships, one that it does not know may be misspelt. */
function markNewTownship({ fields, cells }: RowValues, known: readonly Township[]): void {
  const township = fields['township']
  if (typeof township !== 'string' || known.length === 0 || known.some(({ name }) => name === township)) return
  cells['township']?.findings.push(note('new-township', `台账中还没有“${excerpt(township)}”，将作为新的镇街道`))
}

function nameless(): RowMatch {
  const finding: CellFinding = { severity: 'error', code: 'name-missing', message: '没有名称，这一行不能导入' }
  return { match: { kind: 'new' }, action: 'skip', actions: ['skip'], findings: [finding], subject: null }
}

function aboveHeader(sheet: SheetContent, headerRow: number): ImportPreview['omitted'] {
  return sheet.rows.slice(0, headerRow - 1).flatMap((row, index) => {
    const text = rowText(row)
    return text === '' ? [] : [{ row: index + 1, reason: '表头以上', text }]
  })
}

/** Empty rows in a block are said once. */
function omit(preview: ImportPreview, row: number, reason: string, contents: readonly CellContent[]): void {
  const last = preview.omitted.at(-1)
  const previousRow = preview.rows.at(-1)?.row ?? 0
  if (reason === '空行' && last?.reason === reason && last.row > previousRow) {
    last.text = `第 ${last.row}–${row} 行`
    return
  }
  preview.omitted.push({ row, reason, text: rowText(contents) })
}

/** The different texts of a row, as much as fits in a line. */
function rowText(row: readonly CellContent[]): string {
  const texts = row.map((cell) => contentText(cell).trim()).filter((text) => compact(text) !== '')
  return [...new Set(texts)].join('　').slice(0, 200)
}

function count({ counts }: ImportPreview, row: ImportRow): void {
  if (row.match.kind === 'same') counts.same++
  else counts[row.action]++
  for (const { severity } of [...row.findings, ...Object.values(row.cells).flatMap(({ findings }) => findings)]) counts[`${severity}s`]++
}
