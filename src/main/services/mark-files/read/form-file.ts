import type { RoundSubject } from '@shared/domain/round'
import { nameKey } from '@shared/register'
import type { SheetContent } from '../../../spreadsheet/read'
import { readSlot } from '../identity'
import { formColumns, namePlace } from '../send/self-form'
import { Gatherer, typedText, type FileContent } from './filled'

/**
 * Reads a returned 自评表: each line by its hidden id.
 *
 * @returns what is filled in, or the reason why the file is not taken
 */
export function readForm(sheet: SheetContent, file: number, subject: RoundSubject | undefined, asked: (subjectId: string, indicator: string) => boolean): FileContent | string {
  if (!subject) return '这份自评表的组织没有参加这个评价期。'
  const name = typedText(sheet.rows[namePlace.row - 1]?.[namePlace.column - 1])?.text ?? ''
  if (nameKey(name) !== nameKey(subject.name)) return `这份自评表是发给“${subject.name}”的，表内单位写的是“${name}”。请用本单位的自评表填写。`
  const gathered = new Gatherer({ file, subjectId: subject.subjectId })
  for (const [at, row] of sheet.rows.entries()) {
    const slot = at === 0 ? null : readSlot(row[0])
    if (slot?.part == null) continue
    const place = `第 ${at + 1} 行`
    gathered.add(place, slot.indicator, slot.part, row[formColumns.value - 1])
    gathered.add(place, slot.indicator, null, row[formColumns.note - 1])
  }
  return { filled: gathered.result((indicator) => asked(subject.subjectId, indicator)), leftOut: [] }
}
