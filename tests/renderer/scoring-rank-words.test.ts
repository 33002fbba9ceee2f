import type { OrganizationResult } from '@rules'
import { evaluate } from '@rules'
import { describe, expect, it } from 'vitest'
import { rankWords } from '@/pages/scoring/grid/rank-words'
import { soloScheme } from '@/pages/scoring/state/preview'
import { scheme, subject } from './scoring-fixture'

describe('a rank in words', () => {
  const { subjectId, track, attributes } = subject('a')
  const [computed] = evaluate(soloScheme(scheme), [{ organizationId: subjectId, track, attributes, marks: [] }], { detail: 'full' })
  const result = (change: Partial<OrganizationResult>): OrganizationResult => {
    if (!computed) throw new Error('no result')
    return { ...computed, ...change }
  }

  it('tells track and overall, ties, and that it is not final', () => {
    expect(rankWords(result({ rank: 2, overallRank: 5, tied: 3, unranked: null }), scheme, true)).toBe('本跑道第 2 名（3 家并列），全部第 5 名；过程数据')
    expect(rankWords(result({ rank: 1, overallRank: 1, tied: 1, unranked: null }), scheme, false)).toBe('本跑道第 1 名，全部第 1 名')
  })

  it('tells why there is none', () => {
    expect(rankWords(result({ rank: null, unranked: 'incomplete', missing: [{ indicator: 'P1' }] }), scheme, true)).toBe('没有名次：还有 1 项未评')
    expect(rankWords(result({ rank: null, unranked: 'V1' }), { ...scheme, vetoes: [{ code: 'V1', name: '失信', effect: { kind: 'no-level' } }] }, true)).toBe('没有名次：失信')
    expect(rankWords(result({ rank: null, unranked: '新建不满6个月' }), scheme, true)).toBe('没有名次：新建不满6个月')
  })
})
