import { describe, expect, it } from 'vitest'
import { race, type OrganizationResult, type RaceRow } from '@rules'
import { result, star } from '../support/result'

const row = (rounds: OrganizationResult[][], id: string): RaceRow | undefined => race(rounds).find(({ organizationId }) => organizationId === id)

describe('who overtook whom', () => {
  it('from level to ahead is no overtaking, nor is from behind to level', () => {
    const last = [result('a', 1, 80), result('b', 1, 80), result('c', 3, 70)]
    const now = [result('a', 1, 90), result('b', 2, 80), result('c', 2, 80)]
    expect(race([now, last]).map(({ overtook, overtakenBy }) => [overtook, overtakenBy])).toEqual([[[], []], [[], []], [[], []]])
  })

  it('names those overtaken by their ids, whatever the order of the results', () => {
    const last = [result('d', 1, 90), result('b', 2, 80), result('c', 3, 70), result('a', 4, 60)]
    const now = [result('d', 4, 50), result('b', 3, 55), result('c', 2, 58), result('a', 1, 95)]
    expect(row([now, last], 'a')?.overtook).toEqual(['b', 'c', 'd'])
    expect(row([now, last], 'd')?.overtakenBy).toEqual(['a', 'b', 'c'])
  })

  it('the move within the field counts those level as one place', () => {
    const last = [result('a', 1, 90), result('b', 2, 80), result('c', 2, 80), result('d', 4, 70)]
    const now = [result('a', 4, 60), result('b', 1, 80), result('c', 1, 80), result('d', 3, 70)]
    expect(race([now, last]).map(({ fieldMove }) => fieldMove)).toEqual([-3, 1, 1, 1])
  })
})

describe('changes and models', () => {
  it('no change of a total or star out of another full score', () => {
    const last = [result('a', 1, 50, { stars: [star('P', 20, 40), star('S', 30, 50)] })]
    const now = [result('a', 1, 60, { stars: [star('P', 25, 50), star('S', 35, 50)] })]
    expect(row([now, last], 'a')).toMatchObject({ totalChange: null, starChanges: { P: null, S: 5 }, progress: null })
  })

  it('nobody to learn from at an equal score', () => {
    const now = [result('a', 1, 90, { stars: [star('P', 40, 50), star('S', 50, 50)] }), result('b', 2, 80, { stars: [star('P', 40, 50), star('S', 40, 50)] })]
    expect(row([now], 'b')?.learnFrom).toEqual([{ star: 'S', organizationId: 'a', lead: 10 }])
  })

  it('no progress in percent of a total of 0 or below', () => {
    const progress = (before: number) => race([[result('a', 1, 10)], [result('a', 1, before)]], { progress: 'percent' })[0]?.progress
    expect([progress(0), progress(-5), progress(8)]).toEqual([null, null, 25])
  })

  it('nothing of nobody', () => {
    expect([race([]), race([[]]), race([[], [result('a', 1, 5)]])]).toEqual([[], [], []])
  })
})
