import { validateScheme } from '@rules'
import type { SchemeDocument } from '@shared/domain/scheme'
import { AppError } from '@shared/errors'
import type { SchemeRecord, Store } from '../../store'

/** A stored scheme with everything the rules have to say about it. */
export function schemeDocument(record: SchemeRecord): SchemeDocument {
  return { ...record, problems: validateScheme(record.scheme) }
}

/** @throws AppError `not-found` */
export function findScheme(store: Pick<Store, 'schemes'>, id: string): SchemeRecord {
  const record = store.schemes.find(id)
  if (!record) throw new AppError('not-found', '没有找到这个评价方案，可能已被删除。')
  return record
}
