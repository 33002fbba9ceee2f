import { describe, expect, it } from 'vitest'
import { insertAt, moveTo, removeAt, replaceAt } from '@/pages/schemes/state/lists'

describe('lists of a scheme', () => {
  const list = Object.freeze(['a', 'b', 'c'])

  it('adds, removes and replaces without touching the list', () => {
    expect(insertAt(list, 1, 'x')).toEqual(['a', 'x', 'b', 'c'])
    expect(insertAt(list, 3, 'x')).toEqual(['a', 'b', 'c', 'x'])
    expect(removeAt(list, 0)).toEqual(['b', 'c'])
    expect(replaceAt(list, 2, 'x')).toEqual(['a', 'b', 'x'])
    expect(list).toEqual(['a', 'b', 'c'])
  })

  it.each([
    [0, 2, ['b', 'c', 'a']],
    [2, 0, ['c', 'a', 'b']],
    [1, 1, ['a', 'b', 'c']],
    [0, 3, ['a', 'b', 'c']],
    [0, -1, ['a', 'b', 'c']],
    [5, 0, ['a', 'b', 'c']],
  ])('moves %i to %i', (from, to, moved) => {
    expect(moveTo(list, from, to)).toEqual(moved)
  })
})
