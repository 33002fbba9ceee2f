import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { EnterResult } from '../domain/sheet'
import type { SheetHistory } from '../domain/sheet-history'
import { acceptableObstacles, type SheetStatus, type SheetStep } from '../domain/sheet-status'

const at = z.object({ roundId: z.uuid(), stage: z.string().nullable() })
const sheet = z.object({ subjectId: z.uuid(), evaluator: z.string().optional() })
const several = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(20_000)
const reason = z.string().trim().min(1).max(500)

/** A stage's sheets as a whole: confirmed, reviewed by a second person (四眼复核), opened again; their history. */
export const sheets = {
  /** Sheets with something in them; all others are open and empty. With a weighted panel those of all judges. `subjectId`: one subject's. */
  statuses: oc.input(at.extend({ subjectId: z.uuid().optional() })).output(type<SheetStatus[]>()),
  /** Confirms one's own sheets (the current evaluator's, with a weighted panel). `accept` names what was seen and is accepted. */
  confirm: oc
    .input(at.extend({ sheets: several(z.object({ subjectId: z.uuid(), controlTotal: z.number().optional() })), accept: z.array(z.enum(acceptableObstacles)).optional() }))
    .output(type<SheetStep>()),
  /** Needs a person who is signed in (`sign-in-required`) and entered nothing in the sheets. A rejection needs a reason. */
  review: oc
    .input(
      at.extend({
        sheets: several(sheet.extend({ version: z.number().int() })),
        decision: z.discriminatedUnion('approved', [z.object({ approved: z.literal(true) }), z.object({ approved: z.literal(false), reason })]),
      }),
    )
    .output(type<SheetStep>()),
  /** Opens confirmed or approved sheets for entry again. */
  reopen: oc.input(at.extend({ sheets: several(sheet), reason })).output(type<SheetStep>()),
  history: oc.input(at.extend(sheet.shape)).output(type<SheetHistory>()),
  /** Brings a sheet to what it was after a version of its history, as a new version. Refused for confirmed sheets. */
  revert: oc.input(at.extend(sheet.shape).extend({ version: z.string() })).output(type<EnterResult>()),
}
