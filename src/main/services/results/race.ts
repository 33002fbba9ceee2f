import { passes, raceStandings, type Passes } from '@rules'
import type { RaceOptions, RoundRace } from '@shared/domain/result'
import type { Store } from '../../store'
import { roundChain, roundTotals } from '../evaluation/round-evaluation'

/** 比学赶超: the round against those before it. A previous round that is still open takes part with its present results. */
export function roundRace(store: Store, roundId: string, options: RaceOptions = {}): RoundRace {
  const held = heldRaces(store, roundId)
  const key = JSON.stringify([options.progress, options.streakPlaces])
  const present = held.get(key) ?? computeRace(store, roundId, options)
  held.set(key, present)
  return present
}

/** Whom one organization passed and who passed it. */
export function passesOf(store: Store, roundId: string, subjectId: string): Passes {
  return passes(roundChain(store, roundId).slice(0, 2).map(({ id }) => roundTotals(store, id)), subjectId)
}

/** The page shows the race, and what is exported a moment later is made from the same: it holds until the file changes. */
const races = new WeakMap<Store, { revision: number; rounds: Map<string, Map<string, RoundRace>> }>()

/** The races of a round, by what is counted. */
function heldRaces(store: Store, roundId: string): Map<string, RoundRace> {
  const present = races.get(store)
  const { rounds } = present?.revision === store.revision ? present : { rounds: new Map<string, Map<string, RoundRace>>() }
  if (rounds !== present?.rounds) races.set(store, { revision: store.revision, rounds })
  const held = rounds.get(roundId) ?? new Map<string, RoundRace>()
  rounds.set(roundId, held)
  return held
}

function computeRace(store: Store, roundId: string, options: RaceOptions): RoundRace {
  const chain = roundChain(store, roundId)
  const [round, previous] = chain
  return {
    provisional: round?.status !== 'finished',
    previousRound: previous ? { id: previous.id, name: previous.name } : null,
    rows: raceStandings(chain.map(({ id }) => roundTotals(store, id)), options),
  }
}
