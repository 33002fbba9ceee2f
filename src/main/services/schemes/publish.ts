import { validateScheme } from '@rules'
import { AppError } from '@shared/errors'
import { canonicalHash, type SchemeRecord, type Store } from '../../store'
import { acting } from '../acting'
import { findScheme } from './document'

/**
 * Freezes a draft for good.
 *
 * @throws AppError `not-found`, `scheme-published`; `scheme-invalid` with the place of the first error; `conflict` when another
 *   published scheme has this name and version
 */
export function publishScheme(store: Store, id: string): SchemeRecord {
  const { scheme, status } = findScheme(store, id)
  const errors = status === 'draft' ? validateScheme(scheme).filter((problem) => problem.severity === 'error') : []
  const [first] = errors
  if (first) throw new AppError('scheme-invalid', `方案还有 ${errors.length} 处错误，不能发布。第一处：${first.message}`, { path: first.path })
  const taken = store.schemes.list().some((other) => other.id !== id && other.status === 'published' && other.name === scheme.name && other.version === scheme.version)
  if (taken) throw new AppError('conflict', `已有发布的“${scheme.name}”第 ${scheme.version} 版。请改名称或版本号。`)
  return store.write(acting(store, '发布方案'), (tx) => tx.schemes.publish(id, canonicalHash(scheme)))
}
