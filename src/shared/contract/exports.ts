import { oc, type } from '@orpc/contract'
import type { FileHandle } from '../domain/file'
import { batchSchema, outputSchema } from '../domain/output'
import type { Progress } from '../domain/progress'

/** Documents for the meeting and for publication. */
export const exports = {
  /** Puts a document together and keeps it; `papers` shows it and makes files of it. */
  make: oc.input(outputSchema).output(type<{ id: string }>()),
  /** Puts several together and makes one file or a zip of them. */
  batch: oc.input(batchSchema).output(type<AsyncIterable<Progress<FileHandle>>>()),
}
