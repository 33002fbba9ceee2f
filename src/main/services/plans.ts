import { base } from './base'
import type { ServiceContext } from './context'
import { chinaDay, planDocument, planSummaries } from './plans/document'
import { addPlanItems, changePlanItem, removePlan, restorePlan, savePlan, setItemsRemoved } from './plans/keep'
import { choicesOf, planPathQuestion, whatIf } from './plans/what-if'

const shown = (context: ServiceContext, { roundId, subjectId }: { roundId: string; subjectId: string }) => planDocument(context.store(), roundId, subjectId, chinaDay(context.now()))

/** 争创计划. */
export const plans = base.plans.router({
  list: base.plans.list.handler(({ context, input }) => planSummaries(context.store(), input.roundId, chinaDay(context.now()))),
  get: base.plans.get.handler(({ context, input }) => shown(context, input)),
  choices: base.plans.choices.handler(({ context, input }) => choicesOf(context.store(), input)),
  path: base.plans.path.handler(({ context, input, signal }) => context.findPath(planPathQuestion(context.store(), input, input.goal, input.fixed), signal)),
  whatIf: base.plans.whatIf.handler(({ context, input }) => whatIf(context.store(), input, input)),
  save: base.plans.save.handler(({ context, input }) => {
    savePlan(context.store(), input)
    return shown(context, input)
  }),
  remove: base.plans.remove.handler(({ context, input }) => removePlan(context.store(), input.planId)),
  restore: base.plans.restore.handler(({ context, input }) => shown(context, restorePlan(context.store(), input.planId))),
  addItems: base.plans.addItems.handler(({ context, input }) => shown(context, addPlanItems(context.store(), input.planId, input.items))),
  updateItem: base.plans.updateItem.handler(({ context, input }) => shown(context, changePlanItem(context.store(), input.planId, input.id, input.item))),
  removeItems: base.plans.removeItems.handler(({ context, input }) => shown(context, setItemsRemoved(context.store(), input.planId, input.ids, true))),
  restoreItems: base.plans.restoreItems.handler(({ context, input }) => shown(context, setItemsRemoved(context.store(), input.planId, input.ids, false))),
})
