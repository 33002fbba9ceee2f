import { base } from './base'
import { createEvaluator, resetPin, setPin, signIn, updateEvaluator } from './evaluators/people'
import { currentEvaluator, forgetSignIn } from './evaluators/session'

/** Who scores (评分人), and who is scoring now. */
export const evaluators = base.evaluators.router({
  list: base.evaluators.list.handler(({ context }) => context.store().evaluators.list()),
  create: base.evaluators.create.handler(({ context, input }) => createEvaluator(context.store(), input)),
  update: base.evaluators.update.handler(({ context, input }) => updateEvaluator(context.store(), input)),
  setPin: base.evaluators.setPin.handler(({ context, input }) => setPin(context.store(), input, context.now().getTime())),
  resetPin: base.evaluators.resetPin.handler(({ context, input }) => resetPin(context.store(), input.id, input.reason)),
  signIn: base.evaluators.signIn.handler(({ context, input }) => signIn(context.store(), input.id, input.pin, context.now().getTime())),
  signOut: base.evaluators.signOut.handler(({ context }) => {
    const store = context.store()
    forgetSignIn(store)
    return currentEvaluator(store)
  }),
  current: base.evaluators.current.handler(({ context }) => currentEvaluator(context.store())),
})
