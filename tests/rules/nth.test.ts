import { expect, it } from 'vitest'
import { nth } from '../../src/rules/nth'

it('gives what is there, and says so loudly when nothing is', () => {
  expect(nth(['a', 'b'], 1)).toBe('b')
  expect(() => nth(['a'], 1)).toThrow(new RangeError('nothing at 1 of 1'))
  expect(() => nth([], -1)).toThrow(RangeError)
})
