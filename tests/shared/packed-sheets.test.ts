/** Sheets packed for the page are the same sheets, whatever people have typed. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SheetCell } from '@shared/domain/sheet'
import { packSheets, unpackCells } from '@shared/packed-sheets'
import { encodeCells } from '@shared/sheet-cells'

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('"a":"x","b":"y"', '\u00010\u0002', '\\"', '甲', '{"a":"","b":""}'))
const stamp = { at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'), by: text }
const mark = fc.record({ state: fc.constant('mark' as const), input: fc.oneof(fc.record({ value: fc.integer() }), fc.record({ option: text }), fc.record({ items: fc.dictionary(fc.constantFrom('a', 'b', 's'), fc.integer({ min: 0, max: 9 })) })), ...stamp })
const draft = fc.record({ state: fc.constant('draft' as const), texts: fc.dictionary(fc.constantFrom('a', 'b', 'value'), text), problem: fc.record({ code: fc.constant('wrong-shape'), message: text }), ...stamp, reason: text })
const sheet = fc.dictionary(fc.constantFrom('P1', 'P2', 'P3'), fc.oneof<fc.Arbitrary<SheetCell>[]>(mark, draft), { noNullPrototype: true })

it('gives every cell back', () => {
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 5 }), (cells) => {
      const { sheets, pieces } = packSheets(cells.map((each, at) => ({ subjectId: String(at), cells: encodeCells(each) })))
      expect(sheets.map((each) => unpackCells(each.cells, pieces))).toEqual(cells)
    }),
    { numRuns: 2000 },
  )
})

it('sends what sheets have in common once', () => {
  const cells = encodeCells(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`P${at}`, { state: 'mark', input: { value: at }, at: '2026-01-01T00:00:00.000Z', by: '甲' } as const])))
  const of = (count: number) => JSON.stringify(packSheets(Array.from({ length: count }, (_, at) => ({ subjectId: String(at), cells })))).length
  expect(of(101) - of(100)).toBeLessThan(cells.length / 8)
})
