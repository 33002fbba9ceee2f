import type { OrganizationResult } from '@rules'

/** All that a result has from how others did. */
export type ResultPlace = Pick<OrganizationResult, 'rank' | 'overallRank' | 'tied' | 'decidedBy'>

/** Where an organization stands. */
export type PlacedOrganization = Pick<OrganizationResult, 'organizationId'> & ResultPlace

type Tuple = [organizationId: string, rank: ResultPlace['rank'], overallRank: ResultPlace['overallRank'], tied: ResultPlace['tied'], decidedBy: ResultPlace['decidedBy']]

/** Places as one text, as they cross to the page: one mark may move hundreds by a rank, and walking so many objects would outlast the commit. */
export function packPlaces(places: readonly PlacedOrganization[]): string {
  return JSON.stringify(places.map(({ organizationId, rank, overallRank, tied, decidedBy }): Tuple => [organizationId, rank, overallRank, tied, decidedBy]))
}

/** The reverse of `packPlaces`. */
export function unpackPlaces(text: string): PlacedOrganization[] {
  const tuples: Tuple[] = JSON.parse(text)
  return tuples.map(([organizationId, rank, overallRank, tied, decidedBy]) => ({ organizationId, rank, overallRank, tied, decidedBy }))
}
