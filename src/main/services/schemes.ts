import { validateScheme } from '@rules'
import { AppError } from '@shared/errors'
import { acting } from './acting'
import { base } from './base'
import { findScheme, schemeDocument } from './schemes/document'
import { createScheme, keepDraft, restoreDraft, schemeTemplates } from './schemes/new-draft'
import { publishScheme } from './schemes/publish'
import { exportScheme, importScheme } from './schemes/scheme-file'

/** 评价方案. */
export const schemes = base.schemes.router({
  list: base.schemes.list.handler(({ context }) => context.store().schemes.list()),
  get: base.schemes.get.handler(({ context, input }) => schemeDocument(findScheme(context.store(), input.id))),
  templates: base.schemes.templates.handler(({ context }) => schemeTemplates(context.store())),
  create: base.schemes.create.handler(({ context, input }) => schemeDocument(createScheme(context.store(), input.template, input.name))),
  exportFile: base.schemes.exportFile.handler(({ context, input }) => exportScheme(context.store(), context.files, input.id)),
  importFile: base.schemes.importFile.handler(({ context, input }) => schemeDocument(importScheme(context.store(), context.files, input.file))),
  copy: base.schemes.copy.handler(({ context, input }) => {
    const store = context.store()
    return schemeDocument(keepDraft(store, findScheme(store, input.id).scheme, input.name, '复制方案'))
  }),
  saveDraft: base.schemes.saveDraft.handler(({ context, input }) => {
    const store = context.store()
    return schemeDocument(store.write(acting(store, '保存方案草稿'), (tx) => tx.schemes.updateDraft(input.id, input.revision, input.scheme)))
  }),
  validate: base.schemes.validate.handler(({ input }) => validateScheme(input.scheme)),
  publish: base.schemes.publish.handler(({ context, input }) => schemeDocument(publishScheme(context.store(), input.id))),
  remove: base.schemes.remove.handler(({ context, input }) => {
    const store = context.store()
    const { builtIn, scheme } = findScheme(store, input.id)
    if (builtIn) throw new AppError('scheme-published', '内置方案不能删除。')
    store.write(acting(store, '删除方案'), (tx) => tx.schemes.remove(input.id))
    return scheme
  }),
  restore: base.schemes.restore.handler(({ context, input }) => schemeDocument(restoreDraft(context.store(), input.scheme))),
})
