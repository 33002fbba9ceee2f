import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { FileHandle } from '../domain/file'

/** For whoever has to find a fault on this machine. Nothing is sent anywhere: the user saves a file and passes it on. */
export const diagnostics = {
  /** Log, versions and the state of the data file in one zip. Names, marks and other contents only with `withData`: then the whole data file. */
  collect: oc.input(z.object({ withData: z.boolean() })).output(type<FileHandle>()),
}
