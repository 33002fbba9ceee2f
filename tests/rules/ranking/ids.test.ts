import { describe, expect, it } from 'vitest'
import { compareIds } from '../../../src/rules/ranking/ids'

describe('ids', () => {
  it.each<[string, string, number]>([['a', 'b', -1], ['b', 'a', 1], ['a', 'a', 0], ['o10', 'o9', -1], ['Z', 'a', -1], ['中', '国', -1], ['', 'a', -1]])('%s and %s', (a, b, expected) => {
    expect(compareIds(a, b)).toBe(expected)
  })
})
