import type { AttributeValue } from '@rules'
import type { RoundDocument, RoundSubject } from '@shared/domain/round'
import type { RegisterField } from '@shared/domain/subject'

/** What the tabs of the page are: tracks, nothing, townships, or the values of a register field (`field:‹code›`). */
export type GroupBy = 'track' | 'all' | 'township' | `field:${string}`

export interface Group {
  key: string
  name: string
  count: number
}

/** More values than this are no groups but names. */
const mostGroups = 60

const fieldPrefix = 'field:'

/** The grouping an address names; tracks when it names none. */
export function groupBy(text: string): GroupBy {
  if (text === 'all' || text === 'township') return text
  return text.startsWith(fieldPrefix) ? `field:${text.slice(fieldPrefix.length)}` : 'track'
}

/** The groups an organization belongs to; of a field with several words, one for each. Empty where the field is empty. */
export function groupsOf(subject: RoundSubject, by: GroupBy): string[] {
  if (by === 'all') return ['all']
  if (by === 'track') return [subject.track]
  if (by === 'township') return subject.township === '' ? [] : [subject.township]
  return words(subject.attributes[by.slice(fieldPrefix.length)])
}

function words(value: AttributeValue | undefined): string[] {
  if (value === undefined || value === '') return []
  if (typeof value === 'boolean') return [value ? '是' : '否']
  return Array.isArray(value) ? value : [String(value)]
}

/** Tracks in the order of the scheme, other groups the largest first. */
export function groupList(document: RoundDocument, by: GroupBy): Group[] {
  if (by === 'all') return [{ key: 'all', name: '全部', count: document.subjects.length }]
  if (by === 'track') return document.tracks.map(({ code, name, count }) => ({ key: code, name, count }))
  const counts = new Map<string, number>()
  for (const subject of document.subjects) for (const key of groupsOf(subject, by)) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].map(([key, count]) => ({ key, name: key, count })).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'zh-Hans-CN'))
}

/** Fields whose values make groups in this round: no persons, more than one value, and not a value for each organization. */
export function groupingFields(fields: readonly RegisterField[], document: RoundDocument): RegisterField[] {
  return fields.filter(({ code, type, personal }) => {
    if (personal || ['name', 'partyName', 'township', 'creditCode', 'note'].includes(code) || type === 'date' || type === 'number') return false
    const { length } = groupList(document, `field:${code}`)
    return length > 1 && length <= mostGroups
  })
}
