import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { CurrentEvaluator, Evaluator } from '../domain/evaluator'

const pin = z.string().min(4).max(40)
const person = z.object({ name: z.string().trim().min(1).max(40), unit: z.string().trim().max(80), stage: z.string().nullable() })

/** Who scores (评分人), and who is scoring now. */
export const evaluators = {
  list: oc.output(type<Evaluator[]>()),
  create: oc.input(person.extend({ pin: pin.optional() })).output(type<Evaluator>()),
  update: oc.input(person.extend({ id: z.uuid(), archived: z.boolean() })).output(type<Evaluator>()),
  /** Sets, changes or (null) takes away the PIN. `present` is asked for where there is one: error `wrong-pin`. */
  setPin: oc.input(z.object({ id: z.uuid(), present: pin.optional(), pin: pin.nullable() })).output(type<Evaluator>()),
  /** Takes a forgotten PIN away. The change log keeps who did so and why. */
  resetPin: oc.input(z.object({ id: z.uuid(), reason: z.string().trim().min(1).max(500) })).output(type<Evaluator>()),
  /** Until `signOut`, the end of the program or another data file. Errors: `wrong-pin`. */
  signIn: oc.input(z.object({ id: z.uuid(), pin: pin.optional() })).output(type<CurrentEvaluator>()),
  signOut: oc.output(type<CurrentEvaluator>()),
  current: oc.output(type<CurrentEvaluator>()),
}
