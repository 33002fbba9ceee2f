import type { StoredScheme } from '@shared/domain/scheme'
import { builtInSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'
import { candidates } from '@/pages/rounds/move/candidates'
import { documentParts, documentTables } from '@/pages/schemes/print/document'
import { builtIn } from './fixture'

const year = builtIn('六星评价（年度方案）')

describe('a scheme as a document', () => {
  it('says every rule in words, with whom it concerns and what proves it', () => {
    const [politics] = documentTables(year)
    expect(politics).toMatchObject({ code: 'P', title: '政治引领星（15 分）', remark: '得分达到满分的 80%点亮' })
    expect(politics?.rows[0]).toMatchObject({ code: 'P1', points: '5', rule: '第一议题学习应有 12 次，每少 1 次扣 0.5 分，扣完为止。' })
    expect(politics?.rows[0]?.notes.map((note) => note.slice(0, 2))).toEqual(['必达', '适用', '依据', '佐证'])
  })

  it.each(builtInSchemes.map((scheme) => [scheme.name, scheme] as const))('leaves nothing of %s out', (_, scheme) => {
    const tables = documentTables(scheme)
    expect(tables).toHaveLength(scheme.stars.length + (scheme.bonus?.length ?? 0) + (scheme.deductions?.length ?? 0))
    const parts = new Map(documentParts(scheme).map((part) => [part.title, part.lines.length]))
    expect(parts.get('一票否决') ?? 0).toBe(scheme.vetoes?.length ?? 0)
    expect(parts.get('跑道（按次序，先符合的归入）') ?? 0).toBe(scheme.tracks?.length ?? 0)
    for (const title of ['定级', '评分办法', '计算', '排名']) expect(parts.get(title)).toBeGreaterThan(0)
  })
})

describe('schemes a round can go on with', () => {
  const stored = (id: string, change: Partial<StoredScheme> = {}): StoredScheme => ({
    ...{ id, name: '甲', version: 1, subject: 'organization', status: 'published', builtIn: false, hash: '', publishedAt: null, updatedAt: '', starCount: 1, indicatorCount: 1, rounds: 0 },
    ...change,
  })
  const round = { schemeId: 'own', schemeName: '甲', schemeVersion: 2, subjectKind: 'organization' as const }

  it('are newer versions first; no drafts, no other subjects, not itself', () => {
    const all = [
      stored('built-in', { name: '例', builtIn: true }),
      stored('own', { version: 2 }),
      stored('old', { version: 1 }),
      stored('newer', { version: 3 }),
      stored('newest', { version: 4 }),
      stored('draft', { version: 5, status: 'draft' }),
      stored('unit', { subject: 'unit' }),
      stored('other', { name: '乙' }),
    ]
    expect(candidates(all, round).map(({ id }) => id)).toEqual(['newest', 'newer', 'other', 'old', 'built-in'])
  })
})
