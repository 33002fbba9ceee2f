/** What can be put on paper, and what has to be said for it. */
import { z } from 'zod'

const roundId = z.uuid()

export const baselineSchema = z.union([z.enum(['best', 'mean', 'median']), z.object({ organizationId: z.uuid() })])
export type Baseline = z.infer<typeof baselineSchema>

export const outputSchema = z.discriminatedUnion('kind', [
  /** 排名表: one track; with null one table of all, then one for each. */
  z.object({ kind: z.literal('ranking'), roundId, track: z.string().nullable() }),
  /** 六星评定结果表. */
  z.object({ kind: z.literal('results'), roundId }),
  /** 年度汇总的排名表 and 结果表, as those of a round. */
  z.object({ kind: z.literal('year-ranking'), yearId: z.uuid(), track: z.string().nullable() }),
  z.object({ kind: z.literal('year-results'), yearId: z.uuid() }),
  /** 对比表. */
  z.object({ kind: z.literal('comparison'), roundId, subjectIds: z.array(z.uuid()).min(2).max(6), baseline: baselineSchema }),
  /** 更正表: what changed from one finishing of a round to another. */
  z.object({ kind: z.literal('edition-changes'), roundId, before: z.number().int().min(1), after: z.number().int().min(1) }),
])
export type OutputRequest = z.infer<typeof outputSchema>
