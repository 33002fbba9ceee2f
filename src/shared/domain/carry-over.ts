import type { MarkInput } from '@rules'

/** A mark copied from an earlier round (从上期带入): shown where nothing is entered yet, not counted until a person accepts it. */
export interface CarriedMark {
  input: MarkInput
  /** The mark in one line, by the rule of this round. */
  text: string
  fromRoundId: string
  /** When and by whom it was carried over. */
  at: string
  by: string
}

/**
 * Why a mark is not carried over.
 * By indicator: `indicator-absent` in the earlier round · `rule-changed` · `not-this-stage` · `from-register`.
 * By cell: `absent` subject in the earlier round · `no-mark` there · `entered` here already · `closed` sheet is confirmed ·
 * `not-applicable` to the subject now · `refused` by the rule of this round.
 */
export type CarryObstacle = 'indicator-absent' | 'rule-changed' | 'not-this-stage' | 'from-register' | 'absent' | 'no-mark' | 'entered' | 'closed' | 'not-applicable' | 'refused'

export interface CarryOverPreview {
  cells: { subjectId: string; indicator: string; text: string }[]
  /** `subjectIds` is empty where the reason concerns the indicator as a whole. */
  left: { indicator: string; obstacle: CarryObstacle; message: string; subjectIds: string[] }[]
}
