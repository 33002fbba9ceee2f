import { assignTrack, type Scheme } from '@rules'
import { describe, expect, it } from 'vitest'

const scheme: Pick<Scheme, 'tracks'> = {
  tracks: [
    { code: 'park', name: '园区', when: { attribute: 'tags', has: '园区' } },
    { code: 'big', name: '规模以上', when: { all: [{ attribute: 'kind', in: ['企业'] }, { attribute: 'staff', atLeast: 100 }] } },
    { code: 'rest', name: '其他' },
  ],
}

describe('assignTrack', () => {
  it.each([
    [{ tags: ['园区'], kind: '企业', staff: 500 }, 'park'],
    [{ tags: [], kind: '企业', staff: 100 }, 'big'],
    [{ kind: '企业', staff: 99.5 }, 'rest'],
    [{}, 'rest'],
  ])('the first rule that holds: %j → %s', (attributes, track) => expect(assignTrack(scheme, attributes)).toBe(track))

  it('none where no rule fits or there are no tracks', () => {
    expect(assignTrack({ tracks: scheme.tracks?.slice(0, 2) ?? [] }, {})).toBe(null)
    expect(assignTrack({}, {})).toBe(null)
  })

  it('refuses a condition on scores', () => {
    expect(() => assignTrack({ tracks: [{ code: 'x', name: 'x', when: { total: { atLeast: 1 } } }] }, {})).toThrow(RangeError)
  })
})
