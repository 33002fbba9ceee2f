import { describe, expect, it } from 'vitest'
import type { Report } from '../../../src/rules/validate/report'
import { code, decimal, either, flag, integer, keyed, list, object, oneOf, tagged, text, type Shape } from '../../../src/rules/validate/shape'

/** What a shape says of a value that stands at /x, and whether it can be read on. */
function said(shape: Shape, value: unknown): { holds: boolean; found: string[] } {
  const found: string[] = []
  const note: Report['error'] = (path, problem, words) => found.push(`${path.join('/')} ${problem} ${words}`)
  return { holds: shape(value, ['x'], { error: note, warning: note }), found }
}

const fine = { holds: true, found: [] }
const wrong = (words: string, at = 'x') => ({ holds: false, found: [`${at} bad-type ${words}`] })
const readable = (...found: string[]) => ({ holds: true, found })
/** The largest number of which the ten-thousandths are safe integers. */
const largest = Number.MAX_SAFE_INTEGER / 10_000

describe('single values', () => {
  it.each<[string, Shape, unknown, ReturnType<typeof said>]>([
    ['text', text, '', fine],
    ['a number for text', text, 1, wrong('须为文字')],
    ['a code', code, 'a', fine],
    ['a blank code', code, ' ', wrong('须为文字，不能为空')],
    ['a number for a code', code, 1, wrong('须为文字，不能为空')],
    ['false', flag, false, fine],
    ['0 for a flag', flag, 0, wrong('须为是或否')],
    ['one of two', oneOf('a', 2), 2, fine],
    ['none of two', oneOf('a', 2), '2', wrong('须为 a、2 之一')],
  ])('%s', (_, shape, value, expected) => expect(said(shape, value)).toEqual(expected))

  it.each<[string, Shape, unknown, ReturnType<typeof said>]>([
    ['four decimals', decimal(), -1.2345, fine],
    ['text', decimal(), '1', wrong('须为数')],
    ['text that is no number', decimal(), 'a', wrong('须为数')],
    ['no number', decimal(), Number.NaN, wrong('须为数')],
    ['infinity', decimal(), Infinity, wrong('须为数')],
    ['five decimals', decimal(), 0.00001, readable('x too-many-decimals 0.00001 超过四位小数')],
    ['the largest', decimal(), largest, fine],
    ['beyond the largest', decimal(), largest + 1, readable(`x out-of-range ${largest + 1} 过大`)],
    ['far below 0', decimal(), -1e12, readable('x out-of-range -1000000000000 过大')],
    ['the ends of a range', decimal({ min: 1, max: 1 }), 1, fine],
    ['below a range', decimal({ min: 1 }), 0.5, readable('x out-of-range 0.5 小于 1')],
    ['above a range', decimal({ max: 1 }), 1.5, readable('x out-of-range 1.5 大于 1')],
    ['the lower end, left out', decimal({ above: 0 }), 0, readable('x out-of-range 须大于 0')],
    ['just above it', decimal({ above: 0, max: 1 }), 0.0001, fine],
  ])('a decimal: %s', (_, shape, value, expected) => expect(said(shape, value)).toEqual(expected))

  it.each<[string, Shape, unknown, ReturnType<typeof said>]>([
    ['a whole number', integer(), -3, fine],
    ['text', integer(), '3', wrong('须为整数')],
    ['infinity', integer(), Infinity, wrong('须为整数')],
    ['a decimal, be it out of range too', integer({ min: 2 }), 1.5, readable('x out-of-range 1.5 不是整数')],
    ['below a range', integer({ min: 2 }), 1, readable('x out-of-range 1 小于 2')],
  ])('an integer: %s', (_, shape, value, expected) => expect(said(shape, value)).toEqual(expected))
})

describe('what holds other values', () => {
  const named = object({ name: text }, { size: integer() })

  it.each<[string, Shape, unknown, ReturnType<typeof said>]>([
    ['a list', list(text), [], fine],
    ['no list', list(text), {}, wrong('须为列表')],
    ['a short list', list(text, 2), ['a'], readable('x out-of-range 至少列 2 项')],
    ['a list as long as asked for', list(text, 1), ['a'], fine],
    ['a list of which the first is wrong', list(text), [1, 'a'], wrong('须为文字', 'x/0')],
    ['a list of which the last is wrong', list(text), ['a', 1], wrong('须为文字', 'x/1')],
    ['an object', named, { name: 'a', size: undefined }, fine],
    ['a list for an object', named, [], wrong('须为一组内容')],
    ['an object that lacks something', named, { size: 1 }, wrong('缺少这一项', 'x/name')],
    ['a wrong required value before a right one', object({ name: text, more: text }), { name: 1, more: '' }, wrong('须为文字', 'x/name')],
    ['a wrong optional value', named, { name: 'a', size: '1' }, wrong('须为整数', 'x/size')],
    ['a wrong optional value before a right one', object({}, { size: integer(), name: text }), { size: '1', name: 'a' }, wrong('须为整数', 'x/size')],
    ['an unknown key', named, { name: 'a', colour: 1 }, readable('x/colour unknown-key 方案中没有这一项')],
    ['a tag', tagged('kind', { a: object({ kind: text }) }), { kind: 'a' }, fine],
    ['no object to have a tag', tagged('kind', { a: named }), 'a', wrong('须为一组内容')],
    ['an unknown tag', tagged('kind', { a: named, b: named }), { kind: 'toString' }, wrong('须为 a、b 之一', 'x/kind')],
    ['a tag that is no text', tagged('kind', { a: named, b: named }), { kind: ['a'] }, wrong('须为 a、b 之一', 'x/kind')],
    ['one key of two', keyed({ a: object({ a: text }), b: named }), { a: '' }, fine],
    ['neither key', keyed({ a: named, b: named }), {}, wrong('须有 a、b 中的一项，且只有一项')],
    ['both keys', keyed({ a: named, b: named }), { a: 1, b: 1 }, wrong('须有 a、b 中的一项，且只有一项')],
    ['no object to have keys', keyed({ a: named }), null, wrong('须为一组内容')],
    ['what one of the cases is for', either([[(value) => value === 1, integer()], [() => true, text]], '须为 1 或文字'), 'a', fine],
    ['what no case is for', either([[(value) => value === 1, integer()]], '须为 1'), 2, wrong('须为 1')],
  ])('%s', (_, shape, value, expected) => expect(said(shape, value)).toEqual(expected))

  it('nests sixty deep and no deeper', () => {
    const at = (depth: number) => {
      const found: string[] = []
      const note: Report['error'] = (_path, problem, words) => found.push(`${problem} ${words}`)
      object({})({}, Array.from({ length: depth }, () => 'x'), { error: note, warning: note })
      return found
    }
    expect([at(60), at(61)]).toEqual([[], ['bad-type 嵌套过深']])
  })
})
