/**
 * How far a stage's sheet of one subject is. `confirmed` by its author and `approved` by a second person are read-only;
 * `rejected` is back with its author, with a reason, and takes entries like an open one.
 */
export const sheetStates = ['open', 'confirmed', 'approved', 'rejected'] as const
export type SheetState = (typeof sheetStates)[number]

/** Whether a sheet in this state takes no entries. */
export const isClosedState = (state: SheetState): boolean => state === 'confirmed' || state === 'approved'

export interface SheetStatus {
  subjectId: string
  /** Whose sheet: an evaluator's id with weighted panels, '' where a stage's sheet is shared. */
  evaluator: string
  state: SheetState
  /** Counts the changes of the state; a review names the one it saw. 0: never confirmed. */
  version: number
  /** Names of everybody who entered what stands in the sheet. */
  authors: string[]
  /** Total by this sheet's marks alone, as the present marks give it: what a paper sheet of this stage would add up to. */
  total: number
  confirmedBy: string | null
  confirmedAt: string | null
  /** The paper's total, given with the confirmation. */
  controlTotal: number | null
  reviewedBy: string | null
  reviewedAt: string | null
  /** Why it was rejected or opened again; '' otherwise. */
  reason: string
}

/** Names a sheet within a round and stage. `evaluator` only for another judge's sheet of a weighted panel. */
export interface SheetRef {
  subjectId: string
  evaluator?: string
}

/**
 * What keeps a sheet from being confirmed or reviewed.
 * - `incomplete`: marks are missing, refused or not yet taken over from the last round; may be accepted
 * - `other-author`: the one confirming entered nothing in it; may be accepted
 * - `control-total`: the paper's total differs
 * - `empty`: nothing in it · `state`: already confirmed, or not confirmed yet · `changed`: another state than the one seen
 * - `own-sheet`: a second person has to review it
 */
export type SheetObstacle = AcceptableObstacle | 'control-total' | 'empty' | 'state' | 'changed' | 'own-sheet'

/** Obstacles a person may decide to accept. */
export const acceptableObstacles = ['incomplete', 'other-author'] as const
export type AcceptableObstacle = (typeof acceptableObstacles)[number]

export interface RefusedSheet {
  subjectId: string
  evaluator: string
  obstacle: SheetObstacle
  /** A whole sentence, with the figures. */
  message: string
}

/** What could be done was done, in one transaction; the rest is told sheet by sheet. */
export interface SheetStep {
  done: SheetStatus[]
  refused: RefusedSheet[]
}
