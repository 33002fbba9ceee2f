import type { StoredScheme } from '@shared/domain/scheme'
import { describe, expect, it } from 'vitest'
import { isYearly, periodName, quickPeriods, suggestedPeriod } from '@/pages/rounds/periods'
import { fittingScheme, offeredSchemes } from '@/pages/rounds/schemes-offered'
import { placesBefore } from '@/pages/rounds/track-places'

describe('quickPeriods', () => {
  it('offers this and the last quarter, half-year and year', () => {
    const periods = quickPeriods(new Date(2026, 10, 23)).map(({ key, startsOn, endsOn }) => [key, startsOn, endsOn])
    expect(periods).toEqual([
      ['quarter', '2026-10-01', '2026-12-31'],
      ['last-quarter', '2026-07-01', '2026-09-30'],
      ['half', '2026-07-01', '2026-12-31'],
      ['last-half', '2026-01-01', '2026-06-30'],
      ['year', '2026-01-01', '2026-12-31'],
      ['last-year', '2025-01-01', '2025-12-31'],
    ])
  })

  it('goes back over the turn of the year', () => {
    const periods = quickPeriods(new Date(2028, 0, 1))
    expect(periods[1]).toMatchObject({ startsOn: '2027-10-01', endsOn: '2027-12-31' })
    expect(periods[3]).toMatchObject({ startsOn: '2027-07-01', endsOn: '2027-12-31' })
  })
})

describe('suggestedPeriod', () => {
  it('takes this quarter, or the next of the usual periods without a round', () => {
    const today = new Date(2026, 10, 23)
    expect(suggestedPeriod(today, [])).toEqual({ startsOn: '2026-10-01', endsOn: '2026-12-31' })
    expect(suggestedPeriod(today, ['2026年第四季度'])).toEqual({ startsOn: '2026-07-01', endsOn: '2026-09-30' })
  })
})

describe('periodName', () => {
  it.each([
    ['2026-07-01', '2026-09-30', '2026年第三季度'],
    ['2026-01-01', '2026-12-31', '2026年度'],
    ['2026-01-01', '2026-06-30', '2026年上半年'],
    ['2026-07-01', '2026-12-31', '2026年下半年'],
    ['2028-02-01', '2028-02-29', '2028年2月'],
    ['2026-07-02', '2026-09-30', '2026-07-02 至 2026-09-30'],
    ['2026-02-01', '2026-04-30', '2026-02-01 至 2026-04-30'],
    ['', '2026-04-30', ''],
  ])('%s to %s is %s', (startsOn, endsOn, name) => {
    expect(periodName({ startsOn, endsOn })).toBe(name)
  })
})

function stored(name: string, more: Partial<StoredScheme> = {}): StoredScheme {
  return {
    id: name,
    name,
    version: 1,
    subject: 'organization',
    status: 'published',
    builtIn: false,
    hash: null,
    publishedAt: null,
    updatedAt: '',
    starCount: 6,
    indicatorCount: 29,
    rounds: 0,
    ...more,
  }
}

describe('schemes offered for a round', () => {
  const schemes = [
    stored('擂台赛', { builtIn: true, subject: 'project' }),
    stored('本地季度'),
    stored('草稿', { status: 'draft' }),
    stored('六星（年度）', { builtIn: true }),
    stored('六星（季度）', { builtIn: true }),
  ]

  it('puts built-in six-star schemes first and leaves drafts out', () => {
    expect(offeredSchemes(schemes).map((scheme) => scheme.name)).toEqual(['六星（年度）', '六星（季度）', '本地季度', '擂台赛'])
  })

  it('suggests the one for the length of the period', () => {
    const offered = offeredSchemes(schemes)
    const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' }
    const quarter = { startsOn: '2026-07-01', endsOn: '2026-09-30' }
    expect([isYearly(year), isYearly(quarter)]).toEqual([true, false])
    expect(fittingScheme(offered, year, 'organization')?.name).toBe('六星（年度）')
    expect(fittingScheme(offered, quarter, 'organization')?.name).toBe('六星（季度）')
    expect(fittingScheme(offered, quarter, 'project')?.name).toBe('擂台赛')
    expect(fittingScheme(offered, quarter, 'unit')).toBeUndefined()
  })
})

describe('placesBefore', () => {
  it('gathers subjects by where they were, rules apart from choices by hand', () => {
    const subject = (subjectId: string, track: string, trackBy: 'rule' | 'manual') => ({ subjectId, name: '', partyName: '', township: '', track, trackBy, attributes: {} })
    const before = placesBefore([subject('a', 'large', 'rule'), subject('b', 'small', 'manual'), subject('c', 'small', 'rule'), subject('d', 'small', 'manual')])
    expect(before).toEqual([
      { track: null, subjectIds: ['a', 'c'] },
      { track: 'small', subjectIds: ['b', 'd'] },
    ])
  })
})
