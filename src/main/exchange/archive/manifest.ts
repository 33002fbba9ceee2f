import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const formatVersion = 1

/** What a package says about itself. docs/package-format.md is its description for others. */
export const manifestShape = z.strictObject({
  format: z.literal('sixstar-package'),
  formatVersion: z.int().min(1),
  /** `task`: work sent out by the office; `score`: what an evaluator sends back. */
  kind: z.enum(['task', 'score']),
  packageId: z.uuid(),
  /** The task package this work belongs to; its own id for a task. */
  taskId: z.uuid(),
  round: z.strictObject({ id: z.uuid(), name: z.string().max(200) }),
  scheme: z.strictObject({ id: z.uuid(), hash: sha256 }),
  author: z.string().max(100),
  /** ISO time by the author's clock. */
  madeAt: z.iso.datetime(),
  application: z.string().max(50),
  counts: z.record(z.string().max(50), z.int().min(0)),
  /** Every other file of the package. */
  files: z.record(z.string().max(100), z.strictObject({ bytes: z.int().min(0), sha256 })),
  /** HMAC-SHA256 over the canonical JSON of the manifest without this member, keyed with the task's secret. */
  signature: sha256.optional(),
})
export type Manifest = z.infer<typeof manifestShape>
