import { race } from '@rules'
import type { RaceOptions, RoundRace } from '@shared/domain/result'
import type { Store } from '../../store'
import { roundChain, roundTotals } from '../evaluation/round-evaluation'

/** 比学赶超: the round against those before it. A previous round that is still open takes part with its present results. */
export function roundRace(store: Store, roundId: string, options: RaceOptions = {}): RoundRace {
  const chain = roundChain(store, roundId)
  const [round, previous] = chain
  return {
    provisional: round?.status !== 'finished',
    previousRound: previous ? { id: previous.id, name: previous.name } : null,
    rows: race(chain.map(({ id }) => roundTotals(store, id)), options),
  }
}
