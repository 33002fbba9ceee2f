/** Marks due at one stage in one star: `done + refused + missing = due`. Bonus and deduction items are never due. */
export interface CompletenessCount {
  due: number
  done: number
  /** Text that is refused or half entered. */
  refused: number
  missing: number
}

/** How far scoring is, by subject × star × stage. */
export interface Completeness {
  stars: { code: string; name: string }[]
  /** One with code null for a single panel. */
  stages: { code: string | null; name: string }[]
  /** In the order of the round's subjects; `counts[star][stage]`. */
  rows: { subjectId: string; counts: CompletenessCount[][] }[]
}
