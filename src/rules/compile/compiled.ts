import type { Attributes, CompiledRule } from '../kinds/kind'
import type { CompiledCohort } from '../kinds/cohort'
import type { Exact } from '../numbers/exact'
import type { ExtraGroup, Indicator, Scheme, Star, Veto } from '../types'

/** An indicator made ready; `position` is its place among all indicators of stars, bonus and deductions. */
export interface CompiledIndicator {
  readonly definition: Indicator
  readonly position: number
  readonly fullScore: Exact
  /** Exactly one of the two is there. */
  readonly rule: CompiledRule | null
  readonly cohort: CompiledCohort | null
  readonly applies: (attributes: Attributes) => boolean
  /** Points that `required` asks for, null where nothing is. */
  readonly required: Exact | null
  /** Stages or roles that score it, in the panel's order; empty under a single panel. */
  readonly roles: readonly string[]
  readonly inExtras: boolean
  /** Whether its points may depend on other organizations: compared ones, and means of the track. */
  readonly shared: boolean
}

export interface CompiledStar {
  readonly definition: Star
  readonly fullScore: Exact
  /** The score from which it is lit. */
  readonly line: Exact
  readonly indicators: readonly CompiledIndicator[]
}

export interface CompiledGroup {
  readonly definition: ExtraGroup
  readonly cap: Exact | null
  readonly indicators: readonly CompiledIndicator[]
}

/** What `compileScheme` makes of a scheme, once. Callers only see `scheme`. */
export interface Plan {
  readonly scheme: Scheme
  readonly stars: readonly CompiledStar[]
  readonly bonus: readonly CompiledGroup[]
  readonly deductions: readonly CompiledGroup[]
  /** All indicators, stars first, then bonus, then deductions. */
  readonly indicators: readonly CompiledIndicator[]
  /** Those whose points may depend on other organizations. */
  readonly shared: readonly CompiledIndicator[]
  readonly byCode: ReadonlyMap<string, CompiledIndicator>
  readonly cap: Exact | null
  readonly vetoes: ReadonlyMap<string, Veto>
  readonly exclusions: readonly { applies: (attributes: Attributes) => boolean; reason: string }[]
}
