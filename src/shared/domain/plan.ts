import type { IndicatorResult, Path } from '@rules'

/** What an organization strives for. */
export type PlanGoal = { level: number } | { rank: number }

/** How an organization stands, as plans compare it. */
export interface PlanStanding {
  level: number | null
  rank: number | null
  total: number
  complete: boolean
}

/** A node of an item: something to be done by a day (节点). */
export interface PlanStep {
  text: string
  /** ISO date. */
  dueOn: string
  done: boolean
}

/** What a person writes of an item. */
export interface PlanItemFields {
  indicator: string
  /** Points of the indicator to be reached. */
  target: number
  measure: string
  owner: string
  /** ISO date, null while open. */
  dueOn: string | null
  /** Percent; 100 = done. */
  progress: number
  remark: string
  steps: PlanStep[]
}

/** One gap turned into work (计划事项). */
export interface PlanItem extends PlanItemFields {
  id: string
  /** Points when the item was made; null: nothing was entered. */
  from: number | null
  /** What reaching the target adds to the organization: less to lose for a deduction. */
  expected: number
  /** Its day, or that of a node that is not done, has passed. */
  overdue: boolean
  /** In the round that shows what the plan brought; null before there is one. */
  outcome: PlanItemOutcome | null
}

export interface PlanItemOutcome {
  /** `gone`: the scheme of that round has no such indicator. */
  state: IndicatorResult['state'] | 'gone'
  points: number | null
  /** Points against those when the item was made; null where there are none. */
  actual: number | null
  /** Set where the indicator's full score became another. */
  fullScore: { before: number; after: number } | null
}

/** A striving plan (争创计划): one organization, made on the results of one round. */
export interface Plan {
  id: string
  roundId: string
  subjectId: string
  goal: PlanGoal
  note: string
  /** How it stood when the plan was made. */
  basis: PlanStanding
  /** ISO time. */
  at: string
  by: string
}

/** Where a plan's success shows: the round that follows, or its own while that is open and none follows. */
export interface PlanOutcome {
  roundId: string
  roundName: string
  provisional: boolean
  standing: PlanStanding
  reached: boolean
}

/** What the page of one organization shows. */
export interface PlanDocument {
  provisional: boolean
  standing: PlanStanding
  plan: (Plan & { items: PlanItem[] }) | null
  outcome: PlanOutcome | null
}

/** One line of the overview. Sums are over its items. */
export interface PlanSummary extends Plan {
  name: string
  township: string
  track: string
  items: number
  done: number
  overdue: number
  /** The next day of an item or node that is not done. */
  nextDue: string | null
  expected: number
  /** Null before there is an outcome. */
  actual: number | null
  outcome: PlanOutcome | null
}

export type PlanPath = { ok: true; path: Path } | { ok: false; reason: 'already-there' | 'out-of-reach' | 'vetoed' | 'incomplete' }

/** What would be if one organization had other points. */
export interface WhatIf {
  standing: PlanStanding
  litStars: number
  stars: { code: string; score: number; lit: boolean }[]
  bonus: number
  deduction: number
  /** Why there is no rank or level, in the words of the rules. */
  unranked: string | null
  /** Of the same track: behind it now, not before; and the other way round. Best rank first. */
  passed: string[]
  passedBy: string[]
  /** Texts that are no mark; they were left out. */
  problems: { indicator: string; message: string }[]
}
