import type { Exact } from '../numbers/exact'

/** One indicator of one organization on its way to points. */
export interface Cell {
  state: 'scored' | 'missing' | 'not-applicable'
  /** What enters the sum: clamped points, a policy's points, null for missing and rescaled. */
  points: Exact | null
  /** For cohort rules: the value that is compared. */
  value: Exact | null
  /** Under stages: the stage that decided. */
  stage: string | null
  /** Under weighted panels: roles whose marks are lacking. */
  absentRoles: readonly string[]
}

export const missing: Cell = { state: 'missing', points: null, value: null, stage: null, absentRoles: [] }

/** Missing although a stage has decided: its mark lacks something. */
export function missingAt(stage: string | null): Cell {
  return stage === null ? missing : { ...missing, stage }
}

/** Not applicable; what it counts for is decided by the indicator's policy later. */
export function notApplicable(stage: string | null): Cell {
  return { state: 'not-applicable', points: null, value: null, stage, absentRoles: [] }
}

export function scored(points: Exact, stage: string | null): Cell {
  return { state: 'scored', points, value: null, stage, absentRoles: [] }
}
