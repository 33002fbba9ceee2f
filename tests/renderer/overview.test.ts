import type { OrganizationResult } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import type { Overview } from '@shared/domain/result'
import type { RoundSubject } from '@shared/domain/round'
import { describe, expect, it } from 'vitest'
import { obstaclesOf } from '@/pages/overview/obstacles'
import { reminderText } from '@/pages/overview/reminder'

const [scheme] = builtInSchemes
if (!scheme) throw new Error('a built-in scheme is expected')

const count = (name: string, done: number, total: number) => ({ code: name, name, done, total })
const overview = (byTownship: Overview['byTownship']): Overview => ({
  done: byTownship.reduce((sum, each) => sum + each.done, 0),
  total: byTownship.reduce((sum, each) => sum + each.total, 0),
  byStar: [],
  byStage: [],
  byTownship,
  levels: [],
  movers: [],
  incomplete: 3,
  drafts: 0,
  vetoes: 1,
})

const subject = (subjectId: string, township: string): RoundSubject => ({ subjectId, name: `示例${subjectId}公司`, partyName: '', township, track: 'large', trackBy: 'rule', attributes: {} })

function result(organizationId: string, codes: string[]): OrganizationResult {
  return {
    engine: '1',
    organizationId,
    track: 'large',
    status: codes.length > 0 ? 'incomplete' : 'complete',
    missing: codes.map((indicator) => ({ indicator })),
    stars: [],
    extras: [],
    bonus: 0,
    deduction: 0,
    total: 0,
    litStars: 0,
    vetoes: [],
    level: null,
    levelSteps: [],
    rank: null,
    overallRank: null,
    tied: 0,
    decidedBy: null,
    unranked: null,
  }
}

const source = (rows: [id: string, township: string, codes: string[]][]) => ({
  scheme,
  subjects: rows.map(([id, township]) => subject(id, township)),
  results: new Map(rows.map(([id, , codes]) => [id, result(id, codes)])),
})

describe('the reminder', () => {
  it('names what each township owes, the largest debt first, and who cannot be graded yet', () => {
    const text = reminderText('2026年度', overview([count('甲镇', 9, 10), count('乙镇', 10, 10), count('丙镇', 5, 10)]), source([['一', '甲镇', ['P4']], ['二', '丙镇', ['P2', 'P3', 'P4', 'S5']], ['三', '乙镇', []], ['四', '丙镇', ['S5', 'S5']]]))
    expect(text.split('\n')).toEqual([
      '2026年度评分进度：已评 24 项，应评 30 项。',
      '丙镇：还有 5 项未评，应评 10 项',
      '  示例二公司：缺 4 项',
      '  示例四公司：缺 职工满意度',
      '甲镇：还有 1 项未评，应评 10 项',
      '  示例一公司：缺 “三做好、一保证”履行情况',
    ])
  })

  it('counts the organizations it does not name', () => {
    const rows = Array.from({ length: 11 }, (_, index): [string, string, string[]] => [String(index), '甲镇', ['P4']])
    const lines = reminderText('2026年度', overview([count('甲镇', 0, 11)]), source(rows)).split('\n')
    expect(lines).toHaveLength(2 + 8 + 1)
    expect(lines.at(-1)).toBe('  另有 3 家未评完')
  })

  it('says when nothing is owed', () => {
    expect(reminderText('2026年度', overview([count('甲镇', 3, 3)]), source([]))).toBe('2026年度：各镇街道均已评完。')
  })
})

it('leads from every obstacle to the place where it is settled', () => {
  expect(obstaclesOf(overview([]), '组织').map(({ name, count: times, to }) => [name, times, to])).toEqual([
    ['未评完的组织', 3, { path: '/stars', query: { level: 'incomplete' } }],
    ['退回的内容', 0, { path: '/scoring', query: { show: 'refused' } }],
    ['一票否决', 1, { path: '/stars', query: { level: 'vetoed' } }],
  ])
})
