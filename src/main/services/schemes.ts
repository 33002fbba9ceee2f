import { validateScheme } from '@rules'
import { AppError } from '@shared/errors'
import { acting } from './acting'
import { base } from './base'
import { findScheme, schemeDocument } from './schemes/document'
import { publishScheme } from './schemes/publish'

/** 评价方案. */
export const schemes = base.schemes.router({
  list: base.schemes.list.handler(({ context }) => context.store().schemes.list()),
  get: base.schemes.get.handler(({ context, input }) => schemeDocument(findScheme(context.store(), input.id))),
  copy: base.schemes.copy.handler(({ context, input }) => {
    const store = context.store()
    const { scheme } = findScheme(store, input.id)
    const versions = store.schemes.list().filter((other) => other.name === input.name).map((other) => other.version)
    const version = Math.max(0, ...versions) + 1
    return schemeDocument(store.write(acting(store, '复制方案'), (tx) => tx.schemes.insertDraft({ ...scheme, name: input.name, version })))
  }),
  saveDraft: base.schemes.saveDraft.handler(({ context, input }) => {
    const store = context.store()
    return schemeDocument(store.write(acting(store, '保存方案草稿'), (tx) => tx.schemes.updateDraft(input.id, input.revision, input.scheme)))
  }),
  validate: base.schemes.validate.handler(({ input }) => validateScheme(input.scheme)),
  publish: base.schemes.publish.handler(({ context, input }) => schemeDocument(publishScheme(context.store(), input.id))),
  remove: base.schemes.remove.handler(({ context, input }) => {
    const store = context.store()
    if (findScheme(store, input.id).builtIn) throw new AppError('scheme-published', '内置方案不能删除。')
    store.write(acting(store, '删除方案'), (tx) => tx.schemes.remove(input.id))
  }),
})
