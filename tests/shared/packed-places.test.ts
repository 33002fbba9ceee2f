import { describe, expect, it } from 'vitest'
import { packPlaces, unpackPlaces } from '@shared/packed-places'

describe('places crossing as one text', () => {
  it('come back as they were, also without a rank', () => {
    const places = [
      { organizationId: 'a', rank: 2, overallRank: 7, tied: 1, decidedBy: 'star:党建' },
      { organizationId: 'b', rank: null, overallRank: null, tied: 1, decidedBy: null },
    ]
    expect(unpackPlaces(packPlaces(places))).toEqual(places)
    expect(unpackPlaces(packPlaces([]))).toEqual([])
  })
})
