import { describe, expect, it } from 'vitest'
import { groupStandings, topLevel, type GroupMeasure } from '@rules'
import { result } from '../support/result'

const organization = (id: string, total: number | null, level: number | null = 0) => result(id, total === null ? null : 1, total ?? 0, { level })
const options = (by: GroupMeasure) => ({ by, level: 6, ties: 'competition' as const })

const groups = new Map([
  ['东镇', { registered: 4, results: [organization('a', 90, 6), organization('b', 80, 5), organization('c', null, null)] }],
  ['西镇', { registered: 2, results: [organization('d', 85, 6), organization('e', 85, 6)] }],
  ['南镇', { registered: 3, results: [organization('f', null, null)] }],
  ['北镇', { registered: 5, results: [] }],
  ['空镇', { registered: 0, results: [] }],
])

describe('groups by the results of their organizations', () => {
  it('have the mean of the ranked, the share at the top level of all that take part, and the share that takes part', () => {
    expect(groupStandings(groups, options('mean'))).toEqual([
      { key: '西镇', registered: 2, count: 2, ranked: 2, mean: 85, top: 2, topPercent: 100, coverage: 100, rank: 1, tied: 1 },
      { key: '东镇', registered: 4, count: 3, ranked: 2, mean: 85, top: 1, topPercent: 33.3, coverage: 75, rank: 2, tied: 1 },
      { key: '北镇', registered: 5, count: 0, ranked: 0, mean: null, top: 0, topPercent: 0, coverage: 0, rank: null, tied: 0 },
      { key: '南镇', registered: 3, count: 1, ranked: 0, mean: null, top: 0, topPercent: 0, coverage: 33.3, rank: null, tied: 0 },
    ])
  })

  it('are ranked by the measure asked for, then by the others', () => {
    const two = new Map([
      ['甲', { registered: 2, results: [organization('a', 90), organization('b', 90, 6)] }],
      ['乙', { registered: 4, results: [organization('c', 95), organization('d', 95, 6)] }],
      ['丙', { registered: 4, results: [organization('e', 95, 6), organization('f', 95)] }],
      ['丁', { registered: 3, results: [organization('g', 95), organization('h', 95, 6)] }],
    ])
    const order = (by: GroupMeasure) => groupStandings(two, options(by)).map(({ key, rank, tied }) => `${key}${rank}${tied > 1 ? '并' : ''}`)
    expect(order('mean')).toEqual(['丁1', '丙2并', '乙2并', '甲4'])
    expect(order('top')).toEqual(['丁1', '丙2并', '乙2并', '甲4'])
    expect(order('coverage')).toEqual(['甲1', '丁2', '丙3并', '乙3并'])
    expect(groupStandings(two, { ...options('mean'), ties: 'dense' }).map(({ rank }) => rank)).toEqual([1, 2, 2, 3])
  })

  it('compares what can be read: means with two decimals, rounded half up once', () => {
    const close = new Map([
      ['甲', { registered: 3, results: [90, 90, 90.01].map((total, at) => organization(`a${at}`, total)) }],
      ['乙', { registered: 1, results: [organization('b', 90)] }],
      ['丙', { registered: 2, results: [90, 90.01].map((total, at) => organization(`c${at}`, total)) }],
    ])
    expect(groupStandings(close, options('mean')).map(({ key, mean, rank }) => [key, mean, rank])).toEqual([['丙', 90.01, 1], ['乙', 90, 2], ['甲', 90, 2]])
  })
})

it('knows the highest level of a scheme', () => {
  const bands = [{ level: 3, from: 90 }, { level: 1, from: 60 }]
  const stars = Array.from({ length: 2 }, (_, at) => ({ code: `${at}`, name: '', fullScore: 1, lighting: { ratio: 1 }, indicators: [] }))
  expect([topLevel({ level: { by: 'stars' }, stars }), topLevel({ level: { by: 'total', bands }, stars }), topLevel({ level: { by: 'lower-of-both', bands }, stars }), topLevel({ level: { by: 'total' }, stars })]).toEqual([2, 3, 2, 0])
})
