import { describe, expect, it } from 'vitest'
import { gridOf, sumCounts } from '@/pages/scoring-stages/links'

describe('where a figure of the progress leads', () => {
  it('shows what is missing, else what is refused, else all', () => {
    expect(gridOf({ stage: 'city', star: 'P' }, { missing: 1, refused: 2 }, {})).toEqual({ path: '/scoring', query: { stage: 'city', star: 'P', show: 'missing' } })
    expect(gridOf({ stage: 'city', star: 'P' }, { missing: 0, refused: 2 }, {})).toEqual({ path: '/scoring', query: { stage: 'city', star: 'P', show: 'refused' } })
    expect(gridOf({ stage: 'city', star: 'P' }, { missing: 0, refused: 0 }, {})).toEqual({ path: '/scoring', query: { stage: 'city', star: 'P' } })
  })

  it('takes the filter along, and names no stage where there is one sheet only', () => {
    expect(gridOf({ stage: null }, { missing: 0, refused: 0 }, { text: '甲', track: 'large', township: null })).toEqual({ path: '/scoring', query: { find: '甲', track: 'large' } })
  })

  it('adds counts up', () => {
    expect(sumCounts([{ due: 3, done: 1, refused: 1, missing: 1 }, { due: 2, done: 2, refused: 0, missing: 0 }])).toEqual({ due: 5, done: 3, refused: 1, missing: 1 })
    expect(sumCounts([])).toEqual({ due: 0, done: 0, refused: 0, missing: 0 })
  })
})
