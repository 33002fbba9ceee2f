import type { OrganizationResult } from '@rules'
import { itemAt, textPlacesIn } from './numbered'

/** What differs from one organization to the next: its id, total, ranks, how many share them, then the score of each star. */
type Figures = [organizationId: string, total: number, rank: number | null, overallRank: number | null, tied: number, ...scores: number[]]

/** Results as they cross to the page: what thousands of organizations have in common is said once. */
export interface PackedResults {
  /** Results without their figures, each different one once, as JSON. */
  outlines: string[]
  /** Of each result its figures, and which outline is its own. */
  results: [outline: number, figures: Figures][]
}

/** Packs results with or without indicators. */
export function packResults(results: readonly OrganizationResult[]): PackedResults {
  const outlines: string[] = []
  const placeOf = textPlacesIn(outlines)
  const packed = results.map((result): [number, Figures] => {
    const { organizationId, total, rank, overallRank, tied, stars } = result
    const outline = JSON.stringify({ ...result, organizationId: '', total: 0, rank: null, overallRank: null, tied: 0, stars: stars.map((star) => ({ ...star, score: 0 })) })
    return [placeOf(outline), [organizationId, total, rank, overallRank, tied, ...stars.map(({ score }) => score)]]
  })
  return { outlines, results: packed }
}

/** The reverse of `packResults`. What the results have in common they share: none of it may be altered. */
export function unpackResults({ outlines, results }: PackedResults): OrganizationResult[] {
  const outlined = outlines.map((text): OrganizationResult => JSON.parse(text))
  return results.map(([place, [organizationId, total, rank, overallRank, tied, ...scores]]) => {
    const outline = itemAt(outlined, place)
    return { ...outline, organizationId, total, rank, overallRank, tied, stars: outline.stars.map((star, at) => ({ ...star, score: itemAt(scores, at) })) }
  })
}
