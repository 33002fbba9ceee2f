import type { RoundSubject } from '@shared/domain/round'
import { nameKey } from '@shared/register'
import type { SheetContent } from '../../../spreadsheet/read'
import { readSlot, type Slot } from '../identity'
import { Gatherer, typedText, type FileContent } from './filled'

/** Column of the organization's name. */
const nameColumn = 1
/** Head of a template: the hidden ids, title, hint and three rows of titles. */
const headRows = 6

/** Reads a returned 评分模板: each row by its hidden id, each column by its own. */
export function readTemplate(sheet: SheetContent, file: number, subjects: ReadonlyMap<string, RoundSubject>, asked: (subjectId: string, indicator: string) => boolean): FileContent {
  const slots = new Map<number, Slot>()
  for (const [column, content] of (sheet.rows[0] ?? []).entries()) {
    const slot = readSlot(content)
    if (slot) slots.set(column, slot)
  }
  const content: FileContent = { filled: [], leftOut: [] }
  const seen = new Map<string, number>()
  for (let at = headRows; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] ?? []
    const place = `第 ${at + 1} 行`
    if (![...slots.keys()].some((column) => typedText(row[column]))) continue
    const name = typedText(row[nameColumn])?.text ?? ''
    const id = row[0]
    const subject = typeof id === 'string' ? subjects.get(id) : undefined
    const leave = (reason: string) => content.leftOut.push({ file, place, text: name, reason })
    if (!subject) {
      leave(typeof id === 'string' ? '这个组织没有参加这个评价期' : '这一行没有模板的标识，可能是后来添加的')
      continue
    }
    const first = seen.get(subject.subjectId)
    if (nameKey(name) !== nameKey(subject.name)) {
      leave(`这一行的标识属于“${subject.name}”，名称对不上`)
      continue
    }
    if (first !== undefined) {
      leave(`与第 ${first} 行是同一个组织，只取前一行`)
      continue
    }
    seen.set(subject.subjectId, at + 1)
    const gathered = new Gatherer({ file, subjectId: subject.subjectId })
    for (const [column, { indicator, part }] of slots) gathered.add(place, indicator, part, row[column])
    content.filled.push(...gathered.result((indicator) => asked(subject.subjectId, indicator)))
  }
  return content
}
