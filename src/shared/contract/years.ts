import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { YearDocument, YearExplanation, YearSummary } from '../domain/year'
import { weightProblem } from '../domain/year-weights'

const yearId = z.object({ yearId: z.uuid() })
const part = z.object({ roundId: z.uuid(), weight: z.string().max(20).refine((text) => weightProblem(text) === null) })

/** Years (年度汇总): rounds put together by weights. */
export const years = {
  /** The last made first. */
  list: oc.output(type<YearSummary[]>()),
  get: oc.input(yearId).output(type<YearDocument>()),
  explain: oc.input(yearId.extend({ subjectId: z.uuid() })).output(type<YearExplanation>()),
  /** Makes a year, or changes the one named. */
  save: oc
    .input(
      z.object({
        yearId: z.uuid().nullable(),
        name: z.string().trim().min(1).max(80),
        absent: z.enum(['average-present', 'zero']),
        previousYearId: z.uuid().nullable(),
        parts: z
          .array(part)
          .min(1)
          .max(60)
          .refine((parts) => new Set(parts.map(({ roundId }) => roundId)).size === parts.length),
      }),
    )
    .output(type<YearSummary>()),
  /** Only the putting together; its rounds stay. */
  remove: oc.input(yearId).output(type<void>()),
}
