import type { Completeness } from '@shared/domain/completeness'
import type { RoundSubject } from '@shared/domain/round'
import type { SheetStatus } from '@shared/domain/sheet-status'
import { describe, expect, it } from 'vitest'
import { countText, sheetRows } from '@/pages/scoring-stages/rows'

const subject = (subjectId: string): RoundSubject => ({ subjectId, name: subjectId, partyName: '', township: '', track: 't', trackBy: 'rule', attributes: {} })
const count = (due: number, done: number, refused = 0) => ({ due, done, refused, missing: due - done - refused })
const completeness: Completeness = {
  stars: [{ code: 'A', name: 'A星' }, { code: 'B', name: 'B星' }],
  stages: [{ code: 'self', name: '自评' }, { code: 'town', name: '初评' }],
  rows: [{ subjectId: 'x', counts: [[count(3, 3), count(3, 1, 1)], [count(2, 2), count(2, 0)]] }],
}
const status: SheetStatus = { subjectId: 'x', evaluator: '', state: 'confirmed', version: 1, authors: ['甲'], total: 4, confirmedBy: '甲', confirmedAt: null, controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' }

describe('rows of a stage', () => {
  it('sum what is due and done at that stage, star by star', () => {
    const [row] = sheetRows([subject('x')], completeness, [status], 'town')
    expect(row).toMatchObject({ due: 5, done: 1, state: 'confirmed', stars: [{ done: 1 }, { done: 0 }] })
    expect(sheetRows([subject('x')], completeness, [], 'self')[0]).toMatchObject({ due: 5, done: 5, state: 'open', status: null })
  })

  it('tell refused from missing', () => {
    expect([count(3, 3), count(3, 1, 1), count(0, 0)].map(countText)).toEqual(['3 / 3', '1 / 3，退回 1', '—'])
  })
})
