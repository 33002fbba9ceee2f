/** What can be put on paper, and what has to be said for it. */
import { groupMeasures } from '@rules'
import { z } from 'zod'
import { layoutSchema } from '../paper/layout'
import { paperFormats } from '../paper/paper'

const roundId = z.uuid()
/** Absent: as the program lays it out. */
const layout = layoutSchema.optional()
/** One document holds so many organizations at most. */
export const mostSubjects = 60
const subjectIds = z.array(z.uuid()).min(1).max(mostSubjects)

export const baselineSchema = z.union([z.enum(['best', 'mean', 'median']), z.object({ organizationId: z.uuid() })])
export type Baseline = z.infer<typeof baselineSchema>

/** Who is compared, and with what: means, medians and bests are of everybody, with `track` of that track alone. */
export const comparisonSchema = z.object({
  subjectIds: z.array(z.uuid()).min(1).max(6),
  baseline: baselineSchema,
  track: z.string().nullable(),
})
export type Comparison = z.infer<typeof comparisonSchema>

export const outputSchema = z.discriminatedUnion('kind', [
  /** 排名表: one track; with null one table of all, then one for each. */
  z.object({ kind: z.literal('ranking'), roundId, track: z.string().nullable(), layout }),
  /** 六星评定结果表. */
  z.object({ kind: z.literal('results'), roundId, layout }),
  /** 年度汇总的排名表 and 结果表, as those of a round. */
  z.object({ kind: z.literal('year-ranking'), yearId: z.uuid(), track: z.string().nullable(), layout }),
  z.object({ kind: z.literal('year-results'), yearId: z.uuid(), layout }),
  /** 对比表, and a table of the rounds up to this one. */
  comparisonSchema.extend({ kind: z.literal('comparison'), roundId }),
  /** 镇街道排名表, first by this measure. */
  z.object({ kind: z.literal('townships'), roundId, by: z.enum(groupMeasures) }),
  /** 更正表: what changed from one finishing of a round to another. */
  z.object({ kind: z.literal('edition-changes'), roundId, before: z.number().int().min(1), after: z.number().int().min(1) }),
  /** 公示表; with `text` the official text with the list as its annex. */
  z.object({
    kind: z.literal('notice'),
    roundId,
    text: z.boolean(),
    order: z.enum(['rank', 'township', 'random']),
    /** The lowest level that is made public. */
    fromLevel: z.int().min(0).max(99),
    /** Whether those not listed are named with the reason; else only counted. */
    others: z.boolean(),
    from: z.iso.date(),
    to: z.iso.date(),
    phone: z.string().trim().max(60),
    address: z.string().trim().max(120),
  }),
  /** 得分明细: every point of an organization with what was entered and why. */
  z.object({ kind: z.literal('detail'), roundId, subjectIds }),
  /** 评分表: the sheets of an organization, filled in, to be signed. */
  z.object({ kind: z.literal('score-sheet'), roundId, subjectIds }),
  /** 一企一方案: the striving plan of one organization. */
  z.object({ kind: z.literal('plan'), roundId, subjectId: z.uuid(), persons: z.boolean() }),
  /** 评价期报告: distribution, means, moves, weak indicators. */
  z.object({ kind: z.literal('report'), roundId }),
  /** 星级名单. */
  z.object({ kind: z.literal('level-list'), roundId }),
])
export type OutputRequest = z.infer<typeof outputSchema>
export type OutputOf<Kind extends OutputRequest['kind']> = Extract<OutputRequest, { kind: Kind }>

/** Several documents at once: each a file of its own in one zip, or all in one file. */
export const batchSchema = z.object({
  requests: z.array(outputSchema).min(1).max(20_000),
  format: z.enum(paperFormats),
  into: z.enum(['zip', 'one']),
  /** Names the file. */
  name: z.string().trim().min(1).max(120),
})
export type Batch = z.infer<typeof batchSchema>
