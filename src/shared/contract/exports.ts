import { oc, type } from '@orpc/contract'
import { outputSchema } from '../domain/output'

/** Documents for the meeting and for publication. */
export const exports = {
  /** Puts a document together and keeps it; `papers` shows it and makes files of it. */
  make: oc.input(outputSchema).output(type<{ id: string }>()),
}
