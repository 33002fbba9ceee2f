/** Data shapes of the public API of the rules. What they mean: docs/scoring-rules.md. */
// ── numbers ────────────────────────────────────────────────────────────────────────────────────────
/** A decimal with at most 4 places, handed over as a plain number. */
export type Decimal = number
export type Rounding = 'half-up' | 'half-even'
export type CombineMethod = 'mean' | 'median' | { trimmed: { high: number; low: number; from: number } }


// ── schemes ────────────────────────────────────────────────────────────────────────────────────────
export interface Scheme {
  format: 1
  id: string
  name: string
  version: number
  source?: string
  note?: string
  subject: 'organization' | 'unit' | 'project'
  attributes: { code: string; name: string; type: 'text' | 'number' | 'boolean' | 'list'; options?: string[] }[]
  decimals: 0 | 1 | 2 | 3
  rounding: Rounding
  roundAt: 'indicator' | 'star' | 'total'
  stars: Star[]
  bonus?: ExtraGroup[]
  deductions?: ExtraGroup[]
  vetoes?: Veto[]
  panel: Panel
  level: LevelRule
  quotas?: Quota[]
  maxRise?: { levels: number; except?: Condition }
  exclude?: { when: Condition; reason: string }[]
  cap?: Decimal
  ranking: { criteria: Criterion[]; ties: 'competition' | 'dense' }
  /** Ordered: the first whose `when` is true (attributes only) wins; without `when`: the rest. evaluate() itself uses entry.track. */
  tracks?: { code: string; name: string; when?: Condition }[]
  missing: 'incomplete' | 'zero'
}
export interface Star { code: string; name: string; fullScore: Decimal; lighting: { ratio: Decimal } | { score: Decimal }; indicators: Indicator[] }
export interface Indicator {
  code: string
  name: string
  fullScore: Decimal
  rule: Rule
  required?: { ratio: Decimal }
  notApplicable?: 'rescale' | 'full' | 'zero' | 'track-mean'
  appliesTo?: Condition
  /** Stages or roles that score it; absent: all. */
  roles?: string[]
  basis?: string
  evidence?: string
}
export interface ExtraGroup { code: string; name: string; cap?: Decimal; indicators: Indicator[] }
export interface Veto {
  code: string
  name: string
  effect: { kind: 'no-level' } | { kind: 'cap-level'; level: number } | { kind: 'drop-levels'; by: number } | { kind: 'darken-star'; star: string }
}
export interface LevelRule {
  by: 'stars' | 'total' | 'lower-of-both'
  /** For total and lower-of-both: level reached from this total on. */
  bands?: { level: number; from: Decimal }[]
  names?: Record<number, string>
  /** To hold level n, every condition attached to a level ≤ n must hold. */
  conditions?: { level: number; when: Condition }[]
}
export interface Quota {
  level: number
  atMost: { percent: Decimal } | { count: number }
  scope: 'all' | 'track'
  round: 'down' | 'up' | 'nearest'
  ties: 'exclude' | 'include'
  hard: boolean
}
/** Where the line of a quota runs in one scope. Lists are ids, best first. */
export interface QuotaLine {
  quota: Quota
  /** So many organizations may have the level. */
  allowed: number
  /** Of those who had reached the level: who keeps it, and who is beyond the line. */
  inside: string[]
  outside: string[]
  /** Equals the line runs through, who went in or out as a whole; none where it parts nobody. */
  tied: string[]
}
export type Criterion =
  | { by: 'total' | 'level' | 'lit-stars' | 'bonus' | 'deduction'; order?: 'desc' | 'asc' }
  | { by: 'star' | 'indicator'; code: string; order?: 'desc' | 'asc' }
export type Condition =
  | { attribute: string; in: (string | number | boolean)[] }
  | { attribute: string; has: string }
  | { attribute: string; atLeast?: Decimal; below?: Decimal }
  | { indicator: string; of: 'points' | 'ratio'; atLeast?: Decimal; below?: Decimal }
  | { star: string; lit: boolean }
  | { total: { atLeast?: Decimal; below?: Decimal } }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
export type Panel =
  | { mode: 'single' }
  | { mode: 'stages'; stages: { code: string; name: string }[] }
  | { mode: 'weighted'; roles: { code: string; name: string; weight: Decimal; combine: CombineMethod }[]; absentRole: 'incomplete' | 'reweight' }

// ── rules ──────────────────────────────────────────────────────────────────────────────────────────
export type Rule = ScoreRule | ChoiceRule | TallyRule | MeasureRule | CohortRule | BallotRule | CompositeRule
export interface ScoreRule { kind: 'score'; from: 'zero' | 'full'; step?: Decimal; needsReason?: boolean }
export interface ChoiceRule { kind: 'choice'; options: { code: string; name: string; points: Decimal }[] }
export interface TallyRule {
  kind: 'tally'
  base: 'zero' | 'full'
  combine: 'sum' | 'highest' | 'lowest' | 'highest-per-matter'
  items: TallyItem[]
}
export interface TallyItem {
  code: string
  name: string
  /** Signed effect of one occurrence (of one lacking occurrence where `required` stands). */
  points: Decimal
  required?: number
  /** Largest size of this item's effect. Only with combine 'sum'. */
  limit?: Decimal
  /** Signed total effect of 1, 2, 3 … occurrences, the last for all further ones; replaces `points`. Only with 'sum'. */
  ladder?: Decimal[]
  /** Counts 0 or 1 only. */
  once?: boolean
  when?: Condition
}
export interface Quantity {
  of: 'value' | 'share' | 'growth' | 'difference'
  unit?: string
  /** Read from the register instead of a mark (only with of: 'value'). */
  attribute?: string
  whenZero?: 'not-applicable'
}
export interface Slope { unit: Decimal; below?: Decimal; above?: Decimal; partial: 'ignore' | 'full' | 'proportional' }
export interface MeasureRule {
  kind: 'measure'
  quantity: Quantity
  curve:
    | { bands: { from: Decimal; exclusive?: boolean; points: Decimal }[]; below: Decimal }
    | { linear: Slope & { baseline: Decimal; start: Decimal } }
    | { proportional: { target: Decimal; better: 'higher' | 'lower' } }
}
export interface CohortRule {
  kind: 'cohort'
  quantity: Quantity
  scope: 'track' | 'all' | { attribute: string }
  better: 'higher' | 'lower'
  by:
    | { places: Decimal[]; then: Decimal; floor: Decimal }
    | { step: { first: Decimal; minus: Decimal } }
    | { stepPercent: { first: Decimal; percent: Decimal } }
    | { shares: { top: Decimal; points: Decimal }[]; rest: Decimal }
    | { ofBest: true }
    | { fromMean: Slope & { start: Decimal } }
  /** A value strictly below this gets these points, whatever its place. */
  floorBelow?: { value: Decimal; points: Decimal }
}
export interface BallotRule { kind: 'ballot'; grades: { code: string; name: string; worth: Decimal }[]; minimumVotes?: number }
export interface CompositeRule { kind: 'composite'; base: 'zero' | 'full'; parts: { code: string; name: string; fullScore: Decimal; rule: Exclude<Rule, CompositeRule | CohortRule> }[] }

// ── checking and compiling ─────────────────────────────────────────────────────────────────────────
export interface SchemeProblem { severity: 'error' | 'warning'; path: string; code: string; message: string }
export interface CompiledScheme { readonly scheme: Scheme }


// ── marks ──────────────────────────────────────────────────────────────────────────────────────────
export type MarkInput = (
  | { value: Decimal }
  | { parts: [Decimal, Decimal] }
  | { option: string }
  | { items: Record<string, number> }
  | { matters: { name: string; item: string }[] }
  | { values: Record<string, MarkInput> }
  | { notApplicable: true }
) & { reason?: string }
export interface Mark { indicator: string; role?: string; evaluator?: string; input: MarkInput }
export type AttributeValue = string | number | boolean | string[]
export interface OrganizationEntry {
  organizationId: string
  track: string
  attributes?: Record<string, AttributeValue>
  marks: Mark[]
  vetoes?: string[]
}
/** Thrown for a mark its rule refuses. Codes: wrong-shape, not-a-number, too-many-decimals, out-of-range, off-step, not-integer,
 *  unknown-indicator, unknown-role, unknown-option, unknown-item, duplicate, reason-required, not-applicable-refused, division-by-zero, too-few-votes. */
/** Checks one mark without evaluating: null when it is fine. */

// ── results ────────────────────────────────────────────────────────────────────────────────────────
export interface IndicatorResult { code: string; points: number | null; state: 'scored' | 'missing' | 'not-applicable'; stage?: string }
export interface StarResult { code: string; score: number; fullScore: number; lit: boolean; unmet: string[]; indicators: IndicatorResult[] }
export interface OrganizationResult {
  engine: string
  organizationId: string
  track: string
  status: 'complete' | 'incomplete'
  missing: { indicator: string; role?: string }[]
  stars: StarResult[]
  extras: { group: string; code: string; points: number }[]
  bonus: number
  deduction: number
  total: number
  litStars: number
  vetoes: string[]
  level: number | null
  levelSteps: { reason: 'base' | 'condition' | 'drop' | 'cap' | 'max-rise' | 'quota' | 'soft-quota' | 'no-level'; from: number | null; to: number | null; detail: string }[]
  rank: number | null
  overallRank: number | null
  tied: number
  decidedBy: string | null
  /** Why it has no rank. */
  unranked: string | null
}
export interface EvaluateOptions { previousLevels?: Record<string, number | null>; detail?: 'full' | 'totals' }
/** One result per entry, in the order of the entries. With detail 'totals' the `indicators` and `extras` arrays stay empty. */
export interface Explanation { text: string; points: number | null; children: Explanation[] }
/** Keeps the round in memory: after a change only what depends on it is computed again. */

// ── ranking ────────────────────────────────────────────────────────────────────────────────────────
export interface RankCriterion<T> { code: string; value: (row: T) => number; order?: 'desc' | 'asc' }
export interface Ranked<T> { row: T; rank: number; tied: number; decidedBy: string | null }
/** Best first. Throws RangeError on NaN. */

// ── the race ───────────────────────────────────────────────────────────────────────────────────────
export interface RaceRow {
  organizationId: string
  track: string
  rank: number | null
  percentile: number | null
  previousRank: number | null
  move: number | null
  entry: 'same' | 'new' | 'changed-track' | 'returned' | 'unranked'
  fieldMove: number | null
  totalChange: number | null
  starChanges: Record<string, number | null>
  overtook: string[]
  overtakenBy: string[]
  progress: number | null
  progressRank: number | null
  streak: { side: 'top' | 'bottom'; rounds: number } | null
  ahead: { organizationId: string; gap: number } | null
  learnFrom: { star: string; organizationId: string; lead: number }[]
}
/** Ids of those an organization passed since the round before, and of those that passed it. */
export type Passes = Pick<RaceRow, 'overtook' | 'overtakenBy'>
/** A row of the race without them. */
export type RaceStanding = Omit<RaceRow, keyof Passes>

// ── what if ────────────────────────────────────────────────────────────────────────────────────────
export interface Change { organizationId: string; marks?: Mark[]; vetoes?: string[] }
/** What an indicator has and could have; `choices` are ranges with a step, both ends included. */
export interface PointChoices { indicator: string; state: IndicatorResult['state']; points: number | null; choices: { from: number; to: number; step: number }[] }
export interface Path { steps: { indicator: string; from: number; to: number }[]; points: number; level: number | null; total: number }

// ── years and comparisons ──────────────────────────────────────────────────────────────────────────
/** Of everybody compared with: null where nobody is scored. */
export interface FieldFigures { mean: number | null; median: number | null; best: number | null }
/** `lead`: value − each figure of the field. */
export interface ComparisonCell { organizationId: string; value: number | null; state: 'scored' | 'missing' | 'not-applicable'; share: number | null; best: boolean; worst: boolean; difference: number | null; lead: FieldFigures }
export interface ComparisonRow { kind: 'total' | 'star' | 'indicator' | 'extra'; code: string; name: string; fullScore: number | null; field: FieldFigures; baseline: number | null; cells: ComparisonCell[] }
