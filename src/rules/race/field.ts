import { compareIds } from '../ranking/ids'
import { rankedIn, type RankedResult, type Round } from './round'

/** How an organization stands against those ranked in its track both times. */
export interface FieldChange {
  move: number
  overtook: string[]
  overtakenBy: string[]
}

interface Contender {
  id: string
  before: number
  now: number
}

/** The changes within one track, by organization; who was not ranked in it both times has none. */
export function fieldChanges(track: readonly RankedResult[], last: Round): Map<string, FieldChange> {
  const field: Contender[] = []
  for (const { organizationId: id, rank, track: code } of track) {
    const before = rankedIn(last, id, code)
    if (before !== undefined) field.push({ id, before: before.rank, now: rank })
  }
  field.sort((a, b) => compareIds(a.id, b.id))
  const before = placesOf(field.map((contender) => contender.before))
  const now = placesOf(field.map((contender) => contender.now))
  return new Map(
    field.map((own) => {
      const move = (before.get(own.before) ?? 0) - (now.get(own.now) ?? 0)
      const overtook = field.filter((other) => other.before < own.before && other.now > own.now)
      const overtakenBy = field.filter((other) => other.before > own.before && other.now < own.now)
      return [own.id, { move, overtook: overtook.map(({ id }) => id), overtakenBy: overtakenBy.map(({ id }) => id) }]
    }),
  )
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
