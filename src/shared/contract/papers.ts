import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { FileHandle } from '../domain/file'
import type { Progress } from '../domain/progress'
import { paperFormats, paperSchema, type Paper } from '../paper/paper'

const paperId = z.object({ id: z.uuid() })

/** Documents on their way to paper. They are kept for this session only, and only the last few. */
export const papers = {
  /** Keeps a document the page has put together. */
  keep: oc.input(paperSchema).output(type<{ id: string }>()),
  /** Keeps the same document on another sheet. */
  arrange: oc.input(paperId.extend(paperSchema.pick({ size: true, orientation: true }).shape)).output(type<{ id: string }>()),
  get: oc.input(paperId).output(type<Paper>()),
  /** Answers a produced file, to be saved through `files`. Pdf is for shells with the capability `pdf: 'file'`. */
  file: oc.input(paperId.extend({ format: z.enum(paperFormats) })).output(type<AsyncIterable<Progress<FileHandle>>>()),
}
