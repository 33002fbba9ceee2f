import type { Indicator, MeasureRule } from '@rules'
import { entryParts, splitPair } from '@shared/entry'
import { describe, expect, it } from 'vitest'

const rule: MeasureRule = { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 0, points: 5 }], below: 0 } }
const share: Indicator = { code: 'A', name: '持证率', fullScore: 5, rule }
const composite: Indicator = { code: 'B', name: '组合', fullScore: 5, rule: { kind: 'composite', base: 'zero', parts: [{ code: 'x', name: '率', fullScore: 5, rule }] } }
const first = (indicator: Indicator) => {
  const [part] = entryParts(indicator)
  if (!part) throw new Error('no part')
  return part
}

describe('two numbers in one cell', () => {
  it.each([
    ['18/20', '18', '20'],
    ['１８／２０', '18', '20'],
    [' 18 / 20 ', '18', '20'],
    ['1,018名/2,000名', '1,018名', '2,000名'],
  ])('“%s” fills both', (text, a, b) => {
    expect(splitPair(first(share), text)).toEqual({ a, b })
  })

  it.each(['/', '18', '', '18/', '/20', '1/2/3', '不适用', '—'])('“%s” is the first number’s own text', (text) => {
    expect(splitPair(first(share), text)).toEqual({ a: text })
  })

  it('reaches the parts of a composite', () => {
    expect(splitPair(first(composite), '18/20')).toEqual({ 'x.a': '18', 'x.b': '20' })
  })

  it('is nothing special in other cells', () => {
    const [, second] = entryParts(share)
    expect(second && splitPair(second, '18/20')).toEqual({ b: '18/20' })
  })
})
