import type { FieldType, RegisterField, SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import { builtInFields, nameKey } from '@shared/register'
import type { Store } from '../../store'
import { acting } from '../acting'

/** All fields of a kind: those every register has, then the office's own. */
export function registerFields(store: Store, kind: SubjectKind): RegisterField[] {
  return [...builtInFields(kind), ...store.fields.own(kind)]
}

const ownTypes: readonly FieldType[] = ['text', 'number', 'boolean', 'list', 'date', 'level']

/**
 * Adds a field of the office's own.
 *
 * @throws AppError `conflict` when the kind has a field of this name; `invalid-input` for a choice, which would need options
 */
export function addField(store: Store, { kind, name, type }: { kind: SubjectKind; name: string; type: FieldType }): RegisterField {
  if (!ownTypes.includes(type)) throw new AppError('invalid-input', '自定义字段不能是选项类型，请改用文字。', { column: name })
  const fields = registerFields(store, kind)
  if (fields.some((field) => nameKey(field.name) === nameKey(name))) throw new AppError('conflict', `已有名为“${name}”的字段。`, { column: name })
  const codes = new Set(fields.map(({ code }) => code))
  let number = 1
  while (codes.has(`own${number}`)) number++
  return store.write(acting(store, '增加台账字段'), (tx) => tx.fields.add(kind, { code: `own${number}`, name, type }))
}
