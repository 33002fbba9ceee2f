import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Evidence } from '../domain/evidence'
import type { FileHandle } from '../domain/file'

const roundId = z.object({ roundId: z.uuid() })
const one = roundId.extend({ id: z.uuid() })

/** Files kept as proof (佐证材料), by content, beside the data file. */
export const evidence = {
  /** Of one subject, by indicator; each checked against its content. */
  list: oc.input(roundId.extend({ subjectId: z.uuid() })).output(type<Evidence[]>()),
  /** Subject id → indicator → number of files, of the whole round. */
  counts: oc.input(roundId).output(type<Record<string, Record<string, number>>>()),
  /** Keeps a copy of a file the user chose. Errors: `file-too-large`, `file-unreadable`, `conflict` when the indicator has it already. */
  add: oc.input(roundId.extend({ subjectId: z.uuid(), indicator: z.string(), file: z.uuid() })).output(type<Evidence>()),
  /**
   * Opens a read-only copy in the program the system has for it. `opened` false: in a browser, or the file is none that is
   * safe to open by name and content (`caution`): the page lets the user save `file`. Errors: `not-found`, `file-unreadable`.
   */
  open: oc.input(one).output(type<{ opened: boolean; file: FileHandle; caution: boolean }>()),
  /** The content stays in the folder, so that `restore` can bring it back. */
  remove: oc.input(one).output(type<void>()),
  restore: oc.input(one).output(type<Evidence>()),
}
