import { oc, type } from '@orpc/contract'
import type { PointChoices } from '@rules'
import { z } from 'zod'
import type { PlanDocument, PlanPath, PlanSummary, WhatIf } from '../domain/plan'

const at = z.object({ roundId: z.uuid(), subjectId: z.uuid() })
const goal = z.union([z.object({ level: z.number().int().min(1).max(99) }), z.object({ rank: z.number().int().min(1).max(100_000) })])
const points = z.number().min(0).max(100_000)
const one = z.object({ planId: z.uuid() })
const items = one.extend({ ids: z.array(z.uuid()).min(1).max(200) })
const fields = z.object({
  indicator: z.string().max(100),
  target: points,
  measure: z.string().trim().max(2000),
  owner: z.string().trim().max(80),
  dueOn: z.iso.date().nullable(),
  progress: z.number().int().min(0).max(100),
  remark: z.string().trim().max(2000),
  steps: z.array(z.object({ text: z.string().trim().min(1).max(200), dueOn: z.iso.date(), done: z.boolean() })).max(20),
})

/** How to climb (争创计划): the cheapest path, what-if, and plans that are followed up in the next round. */
export const plans = {
  /** Of one round, by the organizations' order in it. */
  list: oc.input(at.pick({ roundId: true })).output(type<PlanSummary[]>()),
  get: oc.input(at).output(type<PlanDocument>()),
  /** What every indicator has and could have. */
  choices: oc.input(at).output(type<PointChoices[]>()),
  /** The cheapest path; `fixed` indicators stay. A level is the one before quotas. Aborting the call stops the search. */
  path: oc.input(at.extend({ goal, fixed: z.array(z.string()).max(500) })).output(type<PlanPath>()),
  /** `points` by indicator; `marks` as they would be typed at the stage that decides. Missing ones count as 0. Nothing is written. */
  whatIf: oc
    .input(at.extend({ points: z.record(z.string(), points), marks: z.array(z.object({ indicator: z.string(), texts: z.record(z.string(), z.string().max(2000)) })).max(500) }))
    .output(type<WhatIf>()),
  /** Makes the organization's plan in this round, or changes its goal and note. */
  save: oc.input(at.extend({ goal, note: z.string().trim().max(2000) })).output(type<PlanDocument>()),
  /** Takes a plan away; `restore` brings it back while there is no other. */
  remove: oc.input(one).output(type<void>()),
  restore: oc.input(one).output(type<PlanDocument>()),
  /** One item for an indicator: `conflict` where there is one already. */
  addItems: oc.input(one.extend({ items: z.array(fields).min(1).max(200) })).output(type<PlanDocument>()),
  updateItem: oc.input(one.extend({ id: z.uuid(), item: fields })).output(type<PlanDocument>()),
  removeItems: oc.input(items).output(type<PlanDocument>()),
  restoreItems: oc.input(items).output(type<PlanDocument>()),
}
