import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { exportFormats } from '../domain/export'
import type { FileHandle } from '../domain/file'
import type { Progress } from '../domain/progress'

const produced = type<AsyncIterable<Progress<FileHandle>>>()

/** Tables for the meeting and for publication. Each answers a produced file, to be saved through `files`. */
export const exports = {
  /** 排名表: one track, or all. */
  ranking: oc.input(z.object({ roundId: z.uuid(), track: z.string().nullable(), format: z.enum(exportFormats) })).output(produced),
  /** 六星评定结果表. */
  results: oc.input(z.object({ roundId: z.uuid(), format: z.enum(exportFormats) })).output(produced),
  /** 对比表. */
  comparison: oc
    .input(
      z.object({
        roundId: z.uuid(),
        subjectIds: z.array(z.uuid()).min(2).max(6),
        baseline: z.union([z.enum(['best', 'mean', 'median']), z.object({ organizationId: z.uuid() })]),
        format: z.enum(exportFormats),
      }),
    )
    .output(produced),
}
