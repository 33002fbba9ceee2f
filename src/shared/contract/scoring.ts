import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { CarryOverPreview } from '../domain/carry-over'
import type { Completeness } from '../domain/completeness'
import type { PreviousMarks } from '../domain/previous-marks'
import type { EnterResult, ResultChanges, StageSheets, VetoRecord } from '../domain/sheet'

const at = z.object({ roundId: z.uuid(), stage: z.string().nullable() })
/** Absent: all. */
const subjects = z.array(z.uuid()).max(20_000).optional()
const carryOver = at.extend({ from: z.uuid(), indicators: z.array(z.string()).min(1), subjects })
/** Carried marks: single cells, or all of these indicators and subjects. */
const carried = at.extend({ cells: z.array(z.object({ subjectId: z.uuid(), indicator: z.string() })).min(1).max(100_000).optional(), indicators: z.array(z.string()).optional(), subjects })

/** Score entry (评分录入). `stage` is a stage or role of the scheme's panel, null for a single panel. */
export const scoring = {
  /** `evaluator` names another judge's sheets, for a review with a weighted panel. */
  sheets: oc.input(at.extend({ evaluator: z.string().optional() })).output(type<StageSheets>()),
  /** One user action, one transaction: answered after the commit. Refused text is kept as a draft. `sheet-confirmed` for a closed sheet. */
  enter: oc
    .input(
      at.extend({
        entries: z
          .array(z.object({ subjectId: z.uuid(), indicator: z.string(), texts: z.record(z.string(), z.string().max(2000)), reason: z.string().max(2000).optional() }))
          .min(1)
          .max(100_000),
      }),
    )
    .output(type<EnterResult>()),
  setVeto: oc
    .input(z.object({ roundId: z.uuid(), subjectId: z.uuid(), code: z.string(), on: z.boolean(), note: z.string().max(2000) }))
    .output(type<{ vetoes: VetoRecord[]; changes: ResultChanges }>()),
  completeness: oc.input(at.pick({ roundId: true })).output(type<Completeness>()),
  /** What decided in the round before, for the grid and the card. */
  previousMarks: oc.input(at.pick({ roundId: true })).output(type<PreviousMarks>()),
  /** What carrying over would copy and what not, with the reasons. */
  carryOverPreview: oc.input(carryOver).output(type<CarryOverPreview>()),
  /** Copies what the preview says as carried marks: shown by `sheets`, not counted until accepted. */
  carryOver: oc.input(carryOver).output(type<{ carried: number; left: CarryOverPreview['left'] }>()),
  /** Enters carried marks in the name of who accepts them. Named cells of a closed sheet are an error, else closed sheets are passed over. */
  acceptCarried: oc.input(carried).output(type<EnterResult>()),
  discardCarried: oc.input(carried).output(type<{ discarded: number }>()),
}
