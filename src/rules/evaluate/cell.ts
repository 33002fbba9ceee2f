import type { Exact } from '../numbers/exact'

/** One indicator of one organization on its way to points. Never changed: equal cells may be the same object. */
export interface Cell {
  readonly state: 'scored' | 'missing' | 'not-applicable'
  /** What enters the sum: clamped points, a policy's points, null for missing and rescaled. */
  readonly points: Exact | null
  /** For cohort rules, until they are compared: the value. */
  readonly value: Exact | null
  /** Under stages: the stage that decided. */
  readonly stage: string | null
  /** Under weighted panels: roles whose marks are lacking. */
  readonly absentRoles: readonly string[]
}

const nobody: readonly string[] = []

export const missing: Cell = { state: 'missing', points: null, value: null, stage: null, absentRoles: nobody }

/** Missing although a stage has decided: its mark lacks something. */
export function missingAt(stage: string | null): Cell {
  return stage === null ? missing : { ...missing, stage }
}

/** Not applicable; what it counts for is decided by the indicator's policy later. */
export function notApplicable(stage: string | null): Cell {
  return { state: 'not-applicable', points: null, value: null, stage, absentRoles: nobody }
}

/** A value to be compared with others; its points come later. */
export function compared(value: Exact, stage: string | null): Cell {
  return { state: 'scored', points: null, value, stage, absentRoles: nobody }
}

export function scored(points: Exact, stage: string | null): Cell {
  return typeof points === 'number' ? common(points, stage) : { state: 'scored', points, value: null, stage, absentRoles: nobody }
}

/** Cells that occur again and again, by stage and points: a large round has millions of cells but few different points. */
const known = new Map<string | null, Map<number, Cell>>()
const mostKnown = 10_000

function common(points: number, stage: string | null): Cell {
  let ofStage = known.get(stage)
  const found = ofStage?.get(points)
  if (found) return found
  const cell: Cell = { state: 'scored', points, value: null, stage, absentRoles: nobody }
  if (!ofStage && known.size < 100) known.set(stage, (ofStage = new Map()))
  if (ofStage && ofStage.size < mostKnown) ofStage.set(points, cell)
  return cell
}
