import { subjectKinds, type Fields } from '@shared/domain/subject'
import { z } from 'zod'

/** The tables of packages. Unknown members are refused: a newer format says so by its version. */

const name = z.string().max(200)
const attribute: z.ZodType<Fields[string]> = z.union([z.boolean(), z.number(), z.string().max(5000), z.array(z.string().max(500)).max(200)])
const attributes = z.record(z.string().max(100), attribute)
const date = z.iso.date()

export const taskShape = z.strictObject({
  author: z.string().min(1).max(50),
  /** The evaluator's id in weighted panels, where each has sheets of their own. */
  evaluatorId: z.uuid(),
  stages: z.array(z.string().max(100)).max(50),
  subjectIds: z.array(z.uuid()).max(100_000),
  /** Signs what comes back: 32 bytes, in hex. */
  secret: z.string().regex(/^[0-9a-f]{64}$/),
})
export type TaskContent = z.infer<typeof taskShape>

export const roundShape = z.strictObject({ id: z.uuid(), name, startsOn: date, endsOn: date })
export type RoundContent = z.infer<typeof roundShape>

/** The scheme itself is checked by its hash and by the rules. */
export const schemeShape = z.strictObject({ id: z.uuid(), builtIn: z.boolean(), scheme: z.looseObject({}) })

export const subjectShape = z.strictObject({
  id: z.uuid(),
  kind: z.enum(subjectKinds),
  fields: attributes,
  attributes,
  track: z.string().max(100),
  trackBy: z.enum(['rule', 'manual']),
})
export type SubjectContent = z.infer<typeof subjectShape>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A line of the change log. Values stay JSON texts, as they were hashed. */
export const entryShape = z.strictObject({
  device: z.uuid(),
  sequence: z.int().min(1).max(1_000_000_000),
  previousHash: z.union([z.literal(''), sha256]),
  hash: sha256,
  at: z.string().max(40),
  actor: z.string().max(200),
  action: z.string().max(200),
  entity: z.string().max(40),
  entityId: z.string().max(200),
  place: z.string().max(400),
  base: z.int().min(0),
  before: z.string().max(5_000_000).nullable(),
  after: z.string().max(5_000_000).nullable(),
})

export const evaluatorShape = z.strictObject({ id: z.uuid(), name: z.string().min(1).max(40) })
export type EvaluatorContent = z.infer<typeof evaluatorShape>
