import type { RaceRow } from '../types'
import { difference } from '../numbers/difference'
import type { RankedResult } from './round'

type Models = Pick<RaceRow, 'ahead' | 'learnFrom'>

/**
 * Whom to catch up with and whom to learn from, for each organization of one track: the nearest strictly better rank
 * (ties: smaller id), and per star the best-scoring of the better-ranked where it leads (ties: better rank, smaller id).
 * @param track sorted by rank, equal ranks by id: so the first to hold a score keeps it.
 */
export function modelsOf(track: readonly RankedResult[]): Map<string, Models> {
  const models = new Map<string, Models>()
  const best = new Map<string, { id: string; score: number }>()
  let ahead: RankedResult | null = null
  let group: RankedResult[] = []
  for (const result of track) {
    const [first] = group
    if (first !== undefined && first.rank !== result.rank) {
      ahead = first
      group.forEach((member) => raise(best, member))
      group = []
    }
    group.push(result)
    models.set(result.organizationId, {
      ahead: ahead && { organizationId: ahead.organizationId, gap: difference(ahead.total, result.total) },
      learnFrom: leads(best, result),
    })
  }
  return models
}

function raise(best: Map<string, { id: string; score: number }>, { organizationId: id, stars }: RankedResult): void {
  for (const { code, score } of stars) {
    if (score > (best.get(code)?.score ?? -Infinity)) best.set(code, { id, score })
  }
}

function leads(best: ReadonlyMap<string, { id: string; score: number }>, { stars }: RankedResult): RaceRow['learnFrom'] {
  return stars.flatMap(({ code, score }) => {
    const model = best.get(code)
    return model !== undefined && model.score > score
      ? [{ star: code, organizationId: model.id, lead: difference(model.score, score) }]
      : []
  })
}
