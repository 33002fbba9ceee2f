import type { CarryOverPreview } from '@shared/domain/carry-over'
import { describe, expect, it } from 'vitest'
import { leftRows, leftText, pendingRows, plansOf } from '@/pages/scoring-carry/rows'

const preview: CarryOverPreview = {
  cells: [
    { subjectId: 'x', indicator: 'A', text: '1' },
    { subjectId: 'y', indicator: 'A', text: '2' },
  ],
  left: [
    { indicator: 'A', obstacle: 'entered', message: '本期已经录入', subjectIds: ['z', 'w'] },
    { indicator: 'A', obstacle: 'no-mark', message: '所选评价期没有评分', subjectIds: ['v'] },
    { indicator: 'B', obstacle: 'rule-changed', message: '计分方式与所选评价期不同', subjectIds: [] },
  ],
}

describe('what carrying over would do', () => {
  it('is told by indicator, with every reason and its number', () => {
    const plans = plansOf(['B', 'A', 'C'], preview)
    expect(plans.map(({ indicator, carried, left }) => [indicator, carried, leftText(left)])).toEqual([
      ['B', 0, '计分方式与所选评价期不同'],
      ['A', 2, '本期已经录入 2 家；所选评价期没有评分 1 家'],
      ['C', 0, ''],
    ])
  })

  it('lists what is left out mark by mark, a whole indicator as one', () => {
    expect(leftRows(preview).map(({ subjectId, message }) => [subjectId, message])).toEqual([['z', '本期已经录入'], ['w', '本期已经录入'], ['v', '所选评价期没有评分'], [null, '计分方式与所选评价期不同']])
    expect(new Set(leftRows(preview).map(({ id }) => id)).size).toBe(4)
  })
})

describe('marks that wait', () => {
  it('stand in the order of the round and the scheme', () => {
    const mark = { input: { value: 1, reason: '见文件' }, text: '1 分', fromRoundId: 'r', at: 't', by: '甲' }
    const rows = pendingRows({ y: { B: mark }, x: { B: mark, A: mark } }, ['x', 'y', 'z'], ['A', 'B'])
    expect(rows.map(({ id, reason }) => [id, reason])).toEqual([['x/A', '见文件'], ['x/B', '见文件'], ['y/B', '见文件']])
  })
})
