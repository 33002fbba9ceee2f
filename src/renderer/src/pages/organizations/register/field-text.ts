import type { AttributeValue } from '@rules'
import type { RegisterField, Subject, SubjectKind } from '@shared/domain/subject'
import { levelName } from '@/components/level-name'
import { matchesText } from '@/composables/useRoundFilter'

/** A value of the register as text for a table. */
export function fieldText(field: RegisterField, value: AttributeValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、')
  if (typeof value === 'number' && field.type === 'level') return levelName(value)
  return String(value)
}

/** What a column is sorted by; nothing comes last. */
export function fieldOrder(value: AttributeValue | undefined): number | string | null {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 0 : 1
  return Array.isArray(value) ? value.join('、') : value
}

/** Whether a subject answers to what was typed in the search box: name, pinyin, initials, Party organization, credit code. */
export function matchesSubject(subject: Subject, text: string): boolean {
  const { name, partyName } = subject.fields
  return matchesText({ name: String(name ?? ''), partyName: String(partyName ?? ''), attributes: subject.fields }, text)
}

/** Columns shown until the user chooses others. */
export const usualColumns: Record<SubjectKind, readonly string[]> = {
  organization: ['name', 'partyName', 'township', 'unitKind', 'tags', 'creditCode', 'staff', 'members', 'previousLevel'],
  unit: ['name', 'unitKind', 'leader', 'note'],
  project: ['name', 'ownerUnit', 'township', 'leader', 'summary'],
}
