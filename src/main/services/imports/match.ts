import type { AttributeValue } from '@rules'
import type { CellFinding, ImportRow, RowAction } from '@shared/domain/register-import'
import type { Fields, Subject } from '@shared/domain/subject'
import { nameKey, note, warning } from '@shared/register'
import type { RowValues } from './cells'

/** How a row stands to the register and to the rows before it. */
export interface RowMatch {
  match: ImportRow['match']
  action: RowAction
  actions: RowAction[]
  findings: CellFinding[]
  subject: Subject | null
}

interface SeenRow {
  row: number
  fields: Fields
}

type By = 'creditCode' | 'name'

function textOf(value: AttributeValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else if (key !== '') groups.set(key, [item])
  }
  return groups
}

function sameValue(before: AttributeValue | undefined, after: AttributeValue): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length && before.every((word) => after.includes(word))
  return before === after
}

/** The tags after an import: columns of ticks take away and add single tags, a column of words replaces all. */
function mergedTags(before: AttributeValue | undefined, values: RowValues, ticksOnly: boolean): string[] | null {
  const given = values.fields['tags']
  if (!ticksOnly) return Array.isArray(given) ? given : null
  const kept = (Array.isArray(before) ? before : []).filter((tag) => !values.deniedTags.includes(tag))
  return [...new Set([...kept, ...(Array.isArray(given) ? given : [])])]
}

/** What importing a row would change. An empty cell, or one that was not understood, changes nothing. */
function changesOf(subject: Subject, values: RowValues, ticksOnly: boolean): { field: string; before: AttributeValue | null; after: AttributeValue | null }[] {
  const tags = mergedTags(subject.fields['tags'], values, ticksOnly)
  const after: Record<string, AttributeValue> = { ...values.fields, ...(tags === null ? {} : { tags }) }
  return Object.entries(after).flatMap(([field, value]) => {
    const before = subject.fields[field]
    if (sameValue(before, value) || (Array.isArray(value) && value.length === 0 && before === undefined)) return []
    return [{ field, before: before ?? null, after: Array.isArray(value) && value.length === 0 ? null : value }]
  })
}

/**
 * Matches rows, in file order, with the register: by credit code, else by name. A row that says again what an earlier row
 * said is a duplicate.
 * @param subjects all subjects of the kind, archived ones too: importing must not add them a second time
 * @param ticksOnly whether tags come from columns of ticks only
 */
export function rowMatcher(subjects: readonly Subject[], ticksOnly: boolean): (row: number, values: RowValues) => RowMatch {
  const byCode = grouped(subjects, ({ fields }) => textOf(fields['creditCode']))
  const byName = grouped(subjects, ({ fields }) => nameKey(textOf(fields['name'])))
  const seenCodes = new Map<string, SeenRow>()
  const seenNames = new Map<string, SeenRow>()
  const seenSubjects = new Map<string, SeenRow>()

  return (row, values) => {
    const code = textOf(values.fields['creditCode'])
    const key = nameKey(textOf(values.fields['name']))
    const findings: CellFinding[] = []
    const here = { row, fields: values.fields }
    const duplicate = (first: SeenRow, by: By): RowMatch => ({
      match: { kind: 'duplicate-in-file', firstRow: first.row, by },
      action: 'skip',
      actions: ['skip', 'create'],
      findings: [warning('duplicate-in-file', duplicateText(first, values.fields, by))],
      subject: null,
    })

    const sameCode = code === '' ? undefined : seenCodes.get(code)
    if (sameCode) return duplicate(sameCode, 'creditCode')
    const sameName = seenNames.get(key)
    const otherCode = textOf(sameName?.fields['creditCode'])
    if (sameName && (code === '' || otherCode === '')) return duplicate(sameName, 'name')
    if (sameName) findings.push(warning('same-name', `与第 ${sameName.row} 行名称相同，信用代码不同，请核对`))

    const ofCode = code === '' ? [] : (byCode.get(code) ?? [])
    const ofName = byName.get(key) ?? []
    const by: By = ofCode.length > 0 ? 'creditCode' : 'name'
    const candidates = ofCode.length > 0 ? ofCode : ofName
    const subject = candidates.find(({ fields }) => nameKey(textOf(fields['name'])) === key && textOf(fields['creditCode']) === code) ?? candidates.find(({ fields }) => by === 'name' || nameKey(textOf(fields['name'])) === key) ?? candidates[0]
    const claimed = subject && seenSubjects.get(subject.id)
    if (claimed) return duplicate(claimed, by)
    if (code !== '') seenCodes.set(code, here)
    if (!sameName) seenNames.set(key, here)
    if (!subject) return { match: { kind: 'new' }, action: 'create', actions: ['create', 'skip'], findings, subject: null }

    seenSubjects.set(subject.id, here)
    if (candidates.length > 1) findings.push(warning('several-matches', `台账中有 ${candidates.length} 条${by === 'name' ? '同名' : '信用代码相同'}的记录，按第一条相符的处理，请核对`))
    if (subject.archivedAt !== null) findings.push(note('archived', '台账中已归档，导入后仍为归档状态'))
    const known = textOf(subject.fields['creditCode'])
    if (by === 'name' && code !== '' && known !== '') findings.push(warning('code-differs', `与台账中的“${textOf(subject.fields['name'])}”同名，信用代码不同，请核对是否为同一单位`))
    const changes = changesOf(subject, values, ticksOnly)
    if (changes.length === 0) return { match: { kind: 'same', subjectId: subject.id }, action: 'skip', actions: ['skip'], findings, subject }
    return { match: { kind: 'update', subjectId: subject.id, by, changes }, action: 'update', actions: by === 'name' ? ['update', 'create', 'skip'] : ['update', 'skip'], findings, subject }
  }
}

function duplicateText(first: SeenRow, fields: Fields, by: By): string {
  const why = by === 'creditCode' ? '信用代码相同' : '名称相同'
  const differing = Object.entries(fields).some(([field, value]) => !sameValue(first.fields[field], value))
  return `与第 ${first.row} 行重复（${why}${differing ? '，其他内容有不同，请核对' : ''}）`
}
