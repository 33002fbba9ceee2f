import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { FileHandle } from '../domain/file'
import type { MarkImportResult, MarkPreview, MarkSource } from '../domain/mark-import'
import type { Progress } from '../domain/progress'

const produced = type<AsyncIterable<Progress<FileHandle>>>()
const out = z.object({
  roundId: z.uuid(),
  stage: z.string().nullable(),
  /** Absent: all of the round. */
  subjects: z.array(z.uuid()).max(20_000).optional(),
  /** Whether what is entered already stands in the cells. */
  marks: z.boolean(),
})

/** Score entry by files: 评分模板 and 自评表 out, filled ones and other tables in. Nothing is written before `commit`. */
export const markFiles = {
  /** 评分模板: one workbook, organizations down, parts of the indicators across. */
  template: oc.input(out).output(produced),
  /** 自评表: one workbook for each organization, in a zip file. */
  forms: oc.input(out).output(produced),
  /** Reads the chosen files, those in zip files too. */
  open: oc.input(z.object({ roundId: z.uuid(), files: z.array(z.uuid()).min(1).max(5_000) })).output(type<AsyncIterable<Progress<MarkSource>>>()),
  preview: oc
    .input(
      z.object({
        importId: z.uuid(),
        stage: z.string().nullable(),
        /** For a table without ids: how its columns are read. */
        mapping: z.object({ sheet: z.number().int().min(0), headerRow: z.number().int().min(1), columns: z.array(z.string().nullable()).max(500) }).nullable(),
        /** By organization with several files: the one to take. */
        chosen: z.record(z.string(), z.number().int().min(0)),
      }),
    )
    .output(type<MarkPreview>()),
  /** Writes the last preview in one transaction; answered after the commit. `conflict` when marks changed since. */
  commit: oc
    .input(z.object({ importId: z.uuid(), overwrite: z.boolean(), keepDrafts: z.boolean(), except: z.array(z.number().int().min(0)).max(200_000) }))
    .output(type<AsyncIterable<Progress<MarkImportResult>>>()),
  /** Takes the last commit back, in one transaction; `conflict` when marks changed since. */
  undo: oc.input(z.object({ importId: z.uuid() })).output(type<{ restored: number }>()),
  close: oc.input(z.object({ importId: z.uuid() })).output(type<void>()),
}
