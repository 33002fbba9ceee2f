import type { Fields, Subject, SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { cleanText, fieldValueProblem } from '@shared/register'
import type { Store } from '../../store'
import { acting } from '../acting'
import { registerFields } from './fields'

export interface SaveInput {
  id?: string | undefined
  version?: number | undefined
  kind: SubjectKind
  fields: Fields
}

/**
 * Creates one subject, or replaces all fields of one.
 *
 * @throws AppError `invalid-input` naming the field; `not-found`; `conflict` when the version is stale
 */
export function saveSubject(store: Store, { id, version, kind, fields }: SaveInput): Subject {
  const kept = checkedFields(store, kind, fields)
  if (id === undefined) return store.write(acting(store, '新增台账'), (tx) => tx.subjects.insert(kind, kept))
  const before = store.subjects.find(id)
  if (before && before.kind !== kind) throw new AppError('invalid-input', '评价对象的种类不能改变。', { subjectId: id })
  if (before && version === undefined) throw new AppError('conflict', '没有说明从哪一版改起，请刷新后再改。', { subjectId: id })
  return store.write(acting(store, '修改台账'), (tx) => tx.subjects.update(id, version ?? 0, kept))
}

/** The fields as they are stored: in the register's order, text without surrounding blanks, without empty ones. */
function checkedFields(store: Store, kind: SubjectKind, fields: Fields): Fields {
  const known = registerFields(store, kind)
  const codes = new Set(known.map(({ code }) => code))
  const stranger = Object.keys(fields).find((code) => !codes.has(code))
  if (stranger !== undefined) throw new AppError('invalid-input', `台账中没有字段“${stranger}”。`, { column: stranger })
  const kept: Fields = {}
  for (const field of known) {
    const given = Object.hasOwn(fields, field.code) ? fields[field.code] : undefined
    const value = typeof given === 'string' ? cleanText(given) : Array.isArray(given) ? [...new Set(given.map(cleanText).filter((word) => word !== ''))] : given
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      if (field.required) throw new AppError('invalid-input', `请填写“${field.name}”。`, { column: field.code })
      continue
    }
    const problem = fieldValueProblem(field, value)
    if (problem !== null) throw new AppError('invalid-input', problem, { column: field.code })
    kept[field.code] = value
  }
  return kept
}
