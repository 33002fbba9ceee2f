/** Work of one round given to one person: which stages of which subjects. */
export interface Task {
  /** The id of its task package. */
  id: string
  /** `sent` in the office's file, `received` in the evaluator's. */
  direction: 'sent' | 'received'
  roundId: string
  /** Who is to score. */
  author: string
  /** Stages or roles of the panel; empty for a single panel. */
  stages: string[]
  subjectIds: string[]
  /** ISO time by the office's clock. */
  madeAt: string
}

/**
 * What merging a score package does to one thing. `refused`: kept in the history, but not put in place of what stands, with
 * the reason.
 */
export const mergeOutcomes = ['new', 'same', 'changed', 'conflicting', 'refused'] as const
export type MergeOutcome = (typeof mergeOutcomes)[number]

/** Which thing of a round several people can enter apart. */
export interface SharedPlace {
  entity: 'sheet' | 'veto' | 'sheet-state' | 'evidence'
  subjectId: string
  /** As in the change log: `stage/evaluator/indicator` of a cell, the code of a veto. */
  place: string
}

/** A value as one device left it. */
export interface SharedValue {
  /** Names the entry of the change log. */
  entry: string
  /** In one line; '' for nothing. */
  text: string
  /** The note with it. */
  reason: string
  by: string
  /** ISO time by the clock of the device. */
  at: string
}

export interface MergeItem extends SharedPlace {
  subjectName: string
  /** What it is, e.g. “镇街初评 · 第一议题制度”. */
  name: string
  outcome: MergeOutcome
  /** What stands now; null for nothing. */
  before: SharedValue | null
  /** What would stand; several for a conflict, the first of them until a person decides. */
  after: SharedValue[]
  /** Why it is refused; '' otherwise. */
  refusal: string
}

/** What is in a score package, before anything is written. */
export interface MergePreview {
  packageId: string
  author: string
  madeAt: string
  roundId: string
  roundName: string
  /** Entries that are not here yet; 0 for a package that was merged before. */
  fresh: number
  counts: Record<MergeOutcome, number>
  /** Everything but `new` and `same`, by organization; at most `shown` of them. */
  items: MergeItem[]
}

/** A package that was merged. */
export interface MergedPackage {
  id: string
  kind: 'task' | 'score'
  author: string
  /** ISO time by the sender's clock. */
  madeAt: string
  /** ISO time by this machine's clock. */
  mergedAt: string
  by: string
}

/** Things that stand undecided in a round: values that stand against each other, and refused ones. */
export interface OpenConflict extends SharedPlace {
  subjectName: string
  name: string
  /** The one that is scored now; null for nothing. */
  present: SharedValue | null
  values: SharedValue[]
  refusal: string
}
