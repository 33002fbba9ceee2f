import { evaluate, type CompiledScheme, type Indicator } from '@rules'
import type { Round, RoundSubject } from '@shared/domain/round'
import type { CellLock } from './cells'
import type { Companions } from './companions'

/** Indicators that by the scheme do not concern an organization, and those whose value comes from the register. */
export interface Standing {
  notApplicable: ReadonlySet<string>
  fromRegister: ReadonlySet<string>
}

/** Asked for by subject id. */
export interface Standings {
  get(subjectId: string): Standing | undefined
}

/** Organizations looked at together. */
const atOnce = 64

/**
 * What the rules say of each organization before anything is entered. It does not depend on the others, so of thousands only
 * those are looked at that are asked for, and their neighbours.
 */
export function standings(solo: CompiledScheme, subjects: readonly RoundSubject[]): Standings {
  const places = new Map(subjects.map(({ subjectId }, place) => [subjectId, place]))
  const known = new Map<string, Standing>()

  function look(place: number) {
    const first = place - (place % atOnce)
    const entries = subjects.slice(first, first + atOnce).map(({ subjectId, track, attributes }) => ({ organizationId: subjectId, track, attributes, marks: [] }))
    for (const { organizationId, stars } of evaluate(solo, entries, { detail: 'full' })) {
      const indicators = stars.flatMap((star) => star.indicators)
      const withState = (state: string) => new Set(indicators.filter((each) => each.state === state).map((each) => each.code))
      known.set(organizationId, { notApplicable: withState('not-applicable'), fromRegister: withState('scored') })
    }
  }

  return {
    get(subjectId) {
      const place = places.get(subjectId)
      if (place !== undefined && !known.has(subjectId)) look(place)
      return known.get(subjectId)
    },
  }
}

/** Why this cell cannot be typed in at this stage; null when it can. */
export function lockOf(round: Round, indicator: Indicator, at: { stage: string | null; subjectId: string }, standing: Standing | undefined, companions: Pick<Companions, 'closed' | 'beyondTask'>): CellLock | null {
  if (standing?.notApplicable.has(indicator.code)) return 'not-applicable'
  if (!scoredAt(indicator, at.stage)) return 'stage'
  if (round.status === 'finished') return 'finished'
  if (companions.beyondTask(at.stage, at.subjectId)) return 'beyond-task'
  return companions.closed(at.stage, at.subjectId) ? 'closed' : null
}

/** Whether this stage or role scores the indicator. */
export function scoredAt(indicator: Indicator, stage: string | null): boolean {
  return stage === null || indicator.roles === undefined || indicator.roles.includes(stage)
}
