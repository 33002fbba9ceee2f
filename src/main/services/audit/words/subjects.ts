import { subjectKinds, type RegisterField, type SubjectKind } from '@shared/domain/subject'
import type { Store } from '../../../store'
import { registerFields } from '../../subjects/fields'
import { bothSides, member, parsed, plainText, type Tell } from './told'

const kindNames: Record<SubjectKind, string> = { organization: '组织台账', unit: '成员单位', project: '领办项目' }

function kindOf(value: unknown): SubjectKind {
  return subjectKinds.find((kind) => kind === value) ?? 'organization'
}

/**
 * Lines of the register: only the fields that changed, by their titles.
 *
 * @param personal whether names and phones of persons are told
 */
export function subjectWords(store: Store, personal: boolean): { subject: Tell; field: Tell } {
  const fieldsOf = new Map<SubjectKind, RegisterField[]>(subjectKinds.map((kind) => [kind, registerFields(store, kind)]))

  function fieldText(kind: SubjectKind, code: string, value: unknown): string {
    const field = fieldsOf.get(kind)?.find((each) => each.code === code)
    const hidden = !personal && (field?.personal ?? false)
    return `${field?.name ?? code}：${value === undefined ? '（空）' : hidden ? '（个人信息，未列出）' : plainText(value)}`
  }

  return {
    subject(entry) {
      const { entityId, place } = entry
      if (place === 'archived') return { what: '台账归档', ...bothSides(entry, (value) => (value === null ? '在册' : '已归档')) }
      const [before, after] = [parsed(entry.before), parsed(entry.after)]
      const kind = kindOf(member(after, 'kind') ?? store.subjects.find(entityId)?.kind)
      const [old, now] = [place === 'fields' ? before : null, place === 'fields' ? after : member(after, 'fields')]
      const codes = [...new Set([old, now].flatMap((side) => (typeof side === 'object' && side !== null ? Object.keys(side) : [])))]
      const changed = codes.filter((code) => JSON.stringify(member(old, code)) !== JSON.stringify(member(now, code)))
      const side = (value: unknown) => (value === null ? '' : changed.map((code) => fieldText(kind, code, member(value, code))).join('；'))
      return { what: kindNames[kind], before: side(old), after: side(now) }
    },
    field: (entry) => ({ what: `${kindNames[kindOf(entry.entityId.split('/')[0])]}的字段`, ...bothSides(entry, (value) => plainText(member(value, 'name'))) }),
  }
}
