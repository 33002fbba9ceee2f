import { race } from '@rules'
import type { RaceOptions, RoundRace } from '@shared/domain/result'
import type { Store } from '../../store'
import { roundChain, roundTotals } from '../evaluation/round-evaluation'

/** 比学赶超: the round against those before it. A previous round that is still open takes part with its present results. */
export function roundRace(store: Store, roundId: string, options: RaceOptions = {}): RoundRace {
  const held = heldRaces(store)
  const key = JSON.stringify([roundId, options.progress, options.streakPlaces])
  const present = held.get(key) ?? computeRace(store, roundId, options)
  held.set(key, present)
  return present
}

/** The page shows the race, and what is exported a moment later is made from the same: it holds until the file changes. */
const races = new WeakMap<Store, { revision: number; held: Map<string, RoundRace> }>()

function heldRaces(store: Store): Map<string, RoundRace> {
  const present = races.get(store)
  if (present?.revision === store.revision) return present.held
  const held = new Map<string, RoundRace>()
  races.set(store, { revision: store.revision, held })
  return held
}

function computeRace(store: Store, roundId: string, options: RaceOptions): RoundRace {
  const chain = roundChain(store, roundId)
  const [round, previous] = chain
  return {
    provisional: round?.status !== 'finished',
    previousRound: previous ? { id: previous.id, name: previous.name } : null,
    rows: race(chain.map(({ id }) => roundTotals(store, id)), options),
  }
}
