import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Progress } from '../domain/progress'
import type { ImportPreview, ImportResult, ImportSource } from '../domain/register-import'
import { subjectKinds } from '../domain/subject'

/** Reading a register file: look, map, preview, then one transaction. Nothing is written before `commit`. */
export const imports = {
  open: oc.input(z.object({ file: z.uuid(), kind: z.enum(subjectKinds) })).output(type<ImportSource>()),
  preview: oc
    .input(z.object({ importId: z.uuid(), sheet: z.number().int().min(0), headerRow: z.number().int().min(1), mapping: z.array(z.string().nullable()).max(500) }))
    .output(type<ImportPreview>()),
  /** Writes the rows of the last preview; `actions` overrides the suggested action of single rows (by row number). */
  commit: oc
    .input(z.object({ importId: z.uuid(), actions: z.record(z.string(), z.enum(['create', 'update', 'skip'])) }))
    .output(type<AsyncIterable<Progress<ImportResult>>>()),
  close: oc.input(z.object({ importId: z.uuid() })).output(type<void>()),
}
