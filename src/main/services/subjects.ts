import { base } from './base'
import { acting } from './acting'
import { addField, registerFields } from './subjects/fields'
import { subjectHistory } from './subjects/history'
import { saveSubject } from './subjects/save'

/** 组织台账. */
export const subjects = base.subjects.router({
  fields: base.subjects.fields.handler(({ context, input }) => registerFields(context.store(), input.kind)),
  addField: base.subjects.addField.handler(({ context, input }) => addField(context.store(), input)),
  list: base.subjects.list.handler(({ context, input: { kind, archived } }) => context.store().subjects.list(kind, archived === undefined ? {} : { archived })),
  save: base.subjects.save.handler(({ context, input }) => saveSubject(context.store(), input)),
  archive: base.subjects.archive.handler(({ context, input: { ids, archived } }) => {
    const store = context.store()
    return store.write(acting(store, archived ? '归档台账' : '恢复台账'), (tx) => tx.subjects.setArchived([...new Set(ids)], archived))
  }),
  history: base.subjects.history.handler(({ context, input }) => subjectHistory(context.store(), input.id)),
})
