/**
 * From the data file to results: entries built from a round's snapshot and sheets, evaluated once and kept while the file
 * does not change. Results of a finished round are the stored ones; they are never computed again in silence.
 */
import type { OrganizationEntry, OrganizationResult } from '@rules'
import type { ResultChanges } from '@shared/domain/sheet'
import { packPlaces } from '@shared/packed-places'
import { totalsOnly, type RoundRecord, type Store } from '../../store'
import { LiveEvaluation } from './live-evaluation'
import { foundRound, loadRound } from './load-round'

export { foundRound }

/** How far back the race looks. */
const longestChain = 12

interface Held<Value> {
  revision: number
  value: Value
}

interface Cache {
  evaluations: Map<string, Held<LiveEvaluation>>
  stored: Map<string, Held<OrganizationResult[]>>
}

const caches = new WeakMap<Store, Cache>()

function cacheOf(store: Store): Cache {
  const cache = caches.get(store) ?? { evaluations: new Map(), stored: new Map() }
  caches.set(store, cache)
  return cache
}

function held<Value>(store: Store, map: Map<string, Held<Value>>, key: string, make: () => Value): Value {
  const present = map.get(key)
  if (present?.revision === store.revision) return present.value
  const value = make()
  map.set(key, { revision: store.revision, value })
  return value
}

/** The round computed from its sheets, whether finished or not. */
export function evaluationOf(store: Store, roundId: string): LiveEvaluation {
  return held(store, cacheOf(store).evaluations, roundId, () => new LiveEvaluation(store, loadRound(store, roundId), { previousLevels: previousLevels(store, roundId) }))
}

/** What the rules are given for a round, in the order of its subjects. */
export function entries(store: Store, roundId: string): readonly OrganizationEntry[] {
  return evaluationOf(store, roundId).entries()
}

/** Computes a round anew from its sheets, with indicators and extras: what is stored when it is finished. */
export function evaluateRound(store: Store, roundId: string): readonly OrganizationResult[] {
  return evaluationOf(store, roundId).full()
}

/** Results without indicators and extras: the stored ones of a finished round, else computed. */
export function roundTotals(store: Store, roundId: string): readonly OrganizationResult[] {
  if (foundRound(store, roundId).status === 'open') return evaluationOf(store, roundId).totals()
  return held(store, cacheOf(store).stored, roundId, () => store.results.totals(roundId))
}

/** Results with indicators and extras: the stored ones of a finished round, else computed. */
export function roundResults(store: Store, roundId: string): readonly OrganizationResult[] {
  return foundRound(store, roundId).status === 'open' ? evaluationOf(store, roundId).full() : store.results.full(roundId)
}

/** The same one after another, for whoever keeps only part of each. Nothing is written before the last one. */
export function eachResult(store: Store, roundId: string): Iterable<OrganizationResult> {
  return foundRound(store, roundId).status === 'open' ? evaluationOf(store, roundId).full() : store.results.eachFull(roundId)
}

/** One organization's result with indicators and extras; undefined when it does not take part. */
export function subjectResult(store: Store, roundId: string, subjectId: string): OrganizationResult | undefined {
  if (foundRound(store, roundId).status === 'finished') return store.results.find(roundId, subjectId) ?? undefined
  return evaluationOf(store, roundId).full().find(({ organizationId }) => organizationId === subjectId)
}

/** The round and those before it, newest first. */
export function roundChain(store: Store, roundId: string): RoundRecord[] {
  const chain = [foundRound(store, roundId)]
  for (let last = chain[0]; last?.previousRoundId != null && chain.length < longestChain; last = chain.at(-1)) {
    const previous = store.rounds.find(last.previousRoundId)
    if (!previous || chain.some(({ id }) => id === previous.id)) break
    chain.push(previous)
  }
  return chain
}

/**
 * Writes to a round's sheets or vetoes and brings its evaluation up to date at the cost of what changed.
 * @param write does the transaction and answers the subjects it touched
 * @returns what `write` answered, and what became different, totals only
 */
export function writeToRound<Written extends { subjectIds: readonly string[] }>(store: Store, roundId: string, write: () => Written): { written: Written; changes: ResultChanges } {
  const evaluation = evaluationOf(store, roundId)
  evaluation.totals()
  const before = store.revision
  const written = write()
  const { results, places } = written.subjectIds.length === 0 ? { results: [], places: [] } : evaluation.refresh(store, written.subjectIds)
  keep(store, roundId, before)
  return { written, changes: { results: results.map(totalsOnly), places: packPlaces(places) } }
}

/** What was computed for this round and those before it still holds: the write touched this round's sheets only. */
function keep(store: Store, roundId: string, before: number): void {
  const { evaluations, stored } = cacheOf(store)
  for (const { id } of roundChain(store, roundId)) {
    for (const present of [evaluations.get(id), stored.get(id)]) if (present?.revision === before) present.revision = store.revision
  }
}

/** Writes what no evaluation depends on: what was computed still holds. */
export function writeBeside<Written>(store: Store, write: () => Written): Written {
  const before = store.revision
  const written = write()
  const { evaluations, stored } = cacheOf(store)
  for (const present of [...evaluations.values(), ...stored.values()]) if (present.revision === before) present.revision = store.revision
  return written
}

/** From the previous round where it took part there (also when it got no level), else the register's own field. */
export function previousLevels(store: Store, roundId: string): Record<string, number | null> {
  const { previousRoundId } = foundRound(store, roundId)
  const levels: Record<string, number | null> = {}
  for (const { subjectId, attributes } of store.rounds.subjects(roundId)) {
    const registered = attributes['previousLevel']
    if (typeof registered === 'number') levels[subjectId] = registered
  }
  if (previousRoundId === null) return levels
  for (const { organizationId, level } of roundTotals(store, previousRoundId)) levels[organizationId] = level
  return levels
}
