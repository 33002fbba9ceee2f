import type { SavedComparison } from '@shared/domain/saved-comparison'
import { AppError } from '@shared/errors'
import type { Store } from '../store'
import { acting } from './acting'
import { base } from './base'
import { writeBeside } from './evaluation/round-evaluation'

/** More than anyone chooses from, and few enough that a list shows them. */
const most = 200

/** 保存的对比. */
export const comparisons = base.comparisons.router({
  list: base.comparisons.list.handler(({ context }) => listed(context.store())),
  save: base.comparisons.save.handler(({ context, input }) => save(context.store(), input)),
  remove: base.comparisons.remove.handler(({ context, input }) => remove(context.store(), input.id)),
})

/** By name, by UTF-16 code units so that the order is the same everywhere. */
function listed(store: Store): SavedComparison[] {
  return store.comparisons.list().sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
}

function save(store: Store, comparison: SavedComparison): SavedComparison[] {
  const others = store.comparisons.list().filter(({ id }) => id !== comparison.id)
  if (others.some(({ name }) => name === comparison.name)) throw new AppError('conflict', `已有名为“${comparison.name}”的对比。`)
  if (others.length >= most) throw new AppError('invalid-input', `最多保存 ${most} 个对比，请先删除不用的。`)
  writeBeside(store, () => store.write(acting(store, '保存对比'), (tx) => tx.comparisons.put(comparison)))
  return listed(store)
}

function remove(store: Store, id: string): SavedComparison[] {
  if (!store.comparisons.list().some((each) => each.id === id)) throw new AppError('not-found', '没有找到这个对比，可能已被删除。')
  writeBeside(store, () => store.write(acting(store, '删除保存的对比'), (tx) => tx.comparisons.remove(id)))
  return listed(store)
}
