import type { MarkMapping } from '@shared/domain/mark-import'
import type { RoundSubject } from '@shared/domain/round'
import type { RegisterField } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { compact, contentText, nameKey } from '@shared/register'
import type { SheetContent, WorkbookContent } from '../../../spreadsheet/read'
import { omissionReason } from '../../imports/classify'
import { columnLetter, titlesOf } from '../../imports/header'
import { readSlot } from '../identity'
import { Gatherer, typedText, type FileContent } from './filled'

/**
 * Reads a table without ids under a mapping of its columns. Organizations are found by credit code, else by name.
 *
 * @throws AppError `invalid-input` when the sheet, the header row or a field does not exist, a field is mapped twice, or no column says which organization a row is
 */
export function readTable(workbook: WorkbookContent, mapping: MarkMapping, file: number, { fields, subjects, asked }: { fields: readonly RegisterField[]; subjects: readonly RoundSubject[]; asked: (subjectId: string, indicator: string) => boolean }): FileContent {
  const sheet = workbook.sheets[mapping.sheet]
  if (!sheet) throw new AppError('invalid-input', '没有这个工作表。')
  if (mapping.headerRow > sheet.rows.length) throw new AppError('invalid-input', '表头行超出了表格。', { sheet: sheet.name, row: mapping.headerRow })
  checkMapping(mapping, fields, sheet)
  const columnOf = (code: string) => mapping.columns.indexOf(code)
  const lead = { name: columnOf('name'), partyName: columnOf('partyName'), creditCode: columnOf('creditCode') }
  const slots = mapping.columns.flatMap((code, column) => {
    const slot = code === null ? null : readSlot(code)
    return slot ? [{ column, slot }] : []
  })
  const titles = titlesOf(sheet, mapping.headerRow)
  const find = finder(subjects)
  const content: FileContent = { filled: [], leftOut: [] }
  const seen = new Map<string, number>()
  for (let at = mapping.headerRow; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] ?? []
    const textAt = (column: number) => (column < 0 ? '' : contentText(row[column] ?? null).trim())
    const place = `第 ${at + 1} 行`
    const named = lead.name >= 0 ? lead.name : lead.partyName >= 0 ? lead.partyName : lead.creditCode
    if (omissionReason(row, { titles, nameColumn: named, first: at === mapping.headerRow }) !== null) continue
    if (!slots.some(({ column }) => typedText(row[column]))) continue
    const found = find({ name: textAt(lead.name), partyName: textAt(lead.partyName), creditCode: textAt(lead.creditCode) })
    const leave = (reason: string) => content.leftOut.push({ file, place, text: textAt(named), reason })
    if (typeof found === 'string') {
      leave(found)
      continue
    }
    const first = seen.get(found.subjectId)
    if (first !== undefined) {
      leave(`与第 ${first} 行是同一个组织，只取前一行`)
      continue
    }
    seen.set(found.subjectId, at + 1)
    const gathered = new Gatherer({ file, subjectId: found.subjectId })
    for (const { column, slot } of slots) gathered.add(place, slot.indicator, slot.part, row[column])
    content.filled.push(...gathered.result((indicator) => asked(found.subjectId, indicator)))
  }
  return content
}

function checkMapping({ columns }: MarkMapping, fields: readonly RegisterField[], sheet: SheetContent): void {
  if (columns.length > sheet.columnCount) throw new AppError('invalid-input', '列的对应超出了表格的列数，请重新选择文件。', { sheet: sheet.name })
  const names = new Map(fields.map(({ code, name }) => [code, name]))
  for (const [column, code] of columns.entries()) {
    if (code === null) continue
    if (!names.has(code)) throw new AppError('invalid-input', '方案中没有所选的指标，请重新对应。', { sheet: sheet.name, column: columnLetter(column) })
    if (columns.indexOf(code) !== column) throw new AppError('invalid-input', `有几列都对应“${names.get(code) ?? ''}”，请只留一列。`, { sheet: sheet.name, column: columnLetter(column) })
  }
  if (!['name', 'partyName', 'creditCode'].some((code) => columns.includes(code))) throw new AppError('invalid-input', '请指定哪一列是单位名称或统一社会信用代码。', { sheet: sheet.name })
}

/** Finds the organization a row means, or says why there is none. */
function finder(subjects: readonly RoundSubject[]): (row: { name: string; partyName: string; creditCode: string }) => RoundSubject | string {
  const codeOf = ({ attributes }: RoundSubject) => (typeof attributes['creditCode'] === 'string' ? compact(attributes['creditCode']).toUpperCase() : '')
  const byCode = grouped(subjects, codeOf)
  const byName = grouped(subjects, ({ name }) => nameKey(name))
  const byParty = grouped(subjects, ({ partyName }) => nameKey(partyName))
  return ({ name, partyName, creditCode }) => {
    const code = compact(creditCode).toUpperCase()
    const ofCode = code === '' ? [] : (byCode.get(code) ?? [])
    if (ofCode.length === 1 && ofCode[0]) return ofCode[0]
    const ofName = [...(byName.get(nameKey(name)) ?? []), ...(byParty.get(nameKey(partyName)) ?? [])]
    const distinct = [...new Set(ofCode.length > 1 ? ofCode.filter((each) => ofName.includes(each)) : ofName)]
    if (distinct.length === 1 && distinct[0]) return code !== '' && codeOf(distinct[0]) !== '' && codeOf(distinct[0]) !== code ? `与“${distinct[0].name}”同名，统一社会信用代码不同` : distinct[0]
    if (distinct.length > 1) return `有 ${distinct.length} 个组织同名，请加上统一社会信用代码`
    return name === '' && partyName === '' && code === '' ? '没有单位名称' : '没有参加这个评价期，或名称不一致'
  }
}

function grouped(subjects: readonly RoundSubject[], keyOf: (subject: RoundSubject) => string): Map<string, RoundSubject[]> {
  const groups = new Map<string, RoundSubject[]>()
  for (const subject of subjects) {
    const key = keyOf(subject)
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), subject])
  }
  return groups
}
