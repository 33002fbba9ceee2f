import type { RaceStanding } from '@rules'
import { itemAt, textPlacesIn } from './numbered'

/** `starChanges`, `ahead` and `learnFrom` by the places of stars and organizations in the lists of `PackedRace`. */
type Tuple = [
  organization: number,
  track: string,
  rank: RaceStanding['rank'],
  percentile: RaceStanding['percentile'],
  previousRank: RaceStanding['previousRank'],
  move: RaceStanding['move'],
  entry: RaceStanding['entry'],
  fieldMove: RaceStanding['fieldMove'],
  totalChange: RaceStanding['totalChange'],
  starChanges: (number | null)[],
  progress: RaceStanding['progress'],
  progressRank: RaceStanding['progressRank'],
  streak: RaceStanding['streak'],
  ahead: [organization: number, gap: number] | null,
  learnFrom: [star: number, organization: number, lead: number][],
]

/** A race as it crosses to the page: names of fields, stars and organizations are said once. */
export interface PackedRace {
  organizations: string[]
  stars: string[]
  rows: Tuple[]
}

/** @param rows of one round: each has the changes of the same stars */
export function packRace(rows: readonly RaceStanding[]): PackedRace {
  const organizations: string[] = []
  const stars: string[] = []
  const [organization, star] = [textPlacesIn(organizations), textPlacesIn(stars)]
  Object.keys(rows[0]?.starChanges ?? {}).forEach(star)
  const packed = rows.map((row): Tuple => [
    organization(row.organizationId),
    row.track,
    row.rank,
    row.percentile,
    row.previousRank,
    row.move,
    row.entry,
    row.fieldMove,
    row.totalChange,
    Object.values(row.starChanges),
    row.progress,
    row.progressRank,
    row.streak,
    row.ahead && [organization(row.ahead.organizationId), row.ahead.gap],
    row.learnFrom.map((lesson) => [star(lesson.star), organization(lesson.organizationId), lesson.lead]),
  ])
  return { organizations, stars, rows: packed }
}

/** The reverse of `packRace`. */
export function unpackRace({ organizations, stars, rows }: PackedRace): RaceStanding[] {
  const organization = (place: number) => itemAt(organizations, place)
  return rows.map(([own, track, rank, percentile, previousRank, move, entry, fieldMove, totalChange, changes, progress, progressRank, streak, ahead, learnFrom]) => ({
    organizationId: organization(own),
    track,
    rank,
    percentile,
    previousRank,
    move,
    entry,
    fieldMove,
    totalChange,
    starChanges: Object.fromEntries(changes.map((change, at) => [itemAt(stars, at), change])),
    progress,
    progressRank,
    streak,
    ahead: ahead && { organizationId: organization(ahead[0]), gap: ahead[1] },
    learnFrom: learnFrom.map(([star, model, lead]) => ({ star: itemAt(stars, star), organizationId: organization(model), lead })),
  }))
}
