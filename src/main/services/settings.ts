import { acting } from './acting'
import { base } from './base'

/** 设置: what the office sets once. */
export const settings = base.settings.router({
  get: base.settings.get.handler(({ context }) => context.store().settings.get()),
  update: base.settings.update.handler(({ context, input }) => {
    const store = context.store()
    return store.write(acting(store, '修改设置'), (tx) => {
      tx.evaluators.ensure(input.evaluatorName)
      return tx.settings.update(input)
    })
  }),
})
