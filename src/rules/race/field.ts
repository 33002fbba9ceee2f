import { compareIds } from '../ranking/ids'
import type { Passes } from '../types'
import { rankedIn, type RankedResult, type Round } from './round'

/** Ranked in one track both times. */
interface Contender {
  id: string
  before: number
  now: number
}

/** Those ranked in this track both times, by id. */
export function fieldOf(track: readonly RankedResult[], last: Round): Contender[] {
  const field: Contender[] = []
  for (const { organizationId: id, rank, track: code } of track) {
    const before = rankedIn(last, id, code)
    if (before !== undefined) field.push({ id, before: before.rank, now: rank })
  }
  return field.sort((a, b) => compareIds(a.id, b.id))
}

/** How many places each moved among the field alone. */
export function fieldMoves(field: readonly Contender[]): Map<string, number> {
  const before = placesOf(field.map((contender) => contender.before))
  const now = placesOf(field.map((contender) => contender.now))
  return new Map(field.map((own) => [own.id, (before.get(own.before) ?? 0) - (now.get(own.now) ?? 0)]))
}

/** Whom one of the field passed and who passed it; who is not of the field has none. */
export function passesIn(field: readonly Contender[], organizationId: string): Passes {
  const own = field.find(({ id }) => id === organizationId)
  if (own === undefined) return { overtook: [], overtakenBy: [] }
  const overtook = field.filter((other) => other.before < own.before && other.now > own.now)
  const overtakenBy = field.filter((other) => other.before > own.before && other.now < own.now)
  return { overtook: overtook.map(({ id }) => id), overtakenBy: overtakenBy.map(({ id }) => id) }
}

/** Ranks counted again (1, 2, 2, 4) among these ranks alone. */
function placesOf(ranks: readonly number[]): Map<number, number> {
  const places = new Map<number, number>()
  const sorted = [...ranks].sort((a, b) => a - b)
  sorted.forEach((rank, index) => {
    if (!places.has(rank)) places.set(rank, index + 1)
  })
  return places
}
