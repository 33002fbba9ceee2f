import type { OrganizationResult, StarResult } from '../../../src/rules/types'

export function star(code: string, score: number, fullScore = 20): StarResult {
  return { code, score, fullScore, lit: score >= 0.8 * fullScore, unmet: [], indicators: [] }
}

/** A complete, ranked result of two stars; `more` replaces what a test is about. */
export function result(organizationId: string, rank: number | null, total: number, more: Partial<OrganizationResult> = {}): OrganizationResult {
  return {
    engine: 'test',
    organizationId,
    track: 'a',
    status: 'complete',
    missing: [],
    stars: [star('P', total / 2, 50), star('S', total / 2, 50)],
    extras: [],
    bonus: 0,
    deduction: 0,
    total,
    litStars: 0,
    vetoes: [],
    level: 0,
    levelSteps: [],
    rank,
    overallRank: rank,
    tied: 1,
    decidedBy: null,
    unranked: rank === null ? 'excluded' : null,
    ...more,
  }
}
