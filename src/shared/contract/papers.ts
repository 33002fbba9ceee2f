import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { FileHandle } from '../domain/file'
import type { Progress } from '../domain/progress'
import { paperFormats, paperSchema, type Paper } from '../paper/paper'
import type { PaperPreview } from '../paper/preview'

const paperId = z.object({ id: z.uuid() })

/** Documents on their way to paper. They are kept for this session only, and only the last few. */
export const papers = {
  /** Keeps a document the page has put together. */
  keep: oc.input(paperSchema).output(type<{ id: string }>()),
  /** Keeps the same document on another sheet; an official text stays as it is. */
  arrange: oc.input(paperId.extend(paperSchema.pick({ size: true, orientation: true }).shape)).output(type<{ id: string }>()),
  get: oc.input(paperId).output(type<Paper>()),
  /** The document with the first rows of each table only, about so many cells together. */
  preview: oc.input(paperId.extend({ cells: z.number().int().min(0) })).output(type<PaperPreview>()),
  /** Answers a produced file, to be saved through `files`. */
  file: oc.input(paperId.extend({ format: z.enum(paperFormats) })).output(type<AsyncIterable<Progress<FileHandle>>>()),
}
