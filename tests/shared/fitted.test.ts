import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted } from '@shared/paper/fitted'
import { paperInside, type PaperPage } from '@shared/paper/paper'
import { shownText, type TableColumn } from '@shared/paper/table'

const page = (size: 'A4' | 'A3', orientation: 'portrait' | 'landscape' = 'landscape'): PaperPage => ({ size, orientation })
/** Half-width characters that fit into a column. */
const room = (share: number, points: number, of: PaperPage) => (share * paperInside(of) * (72 / 25.4) * 2) / points
const text = (title: string): TableColumn => ({ title, kind: 'text' })
const number = (title: string): TableColumn => ({ title, kind: 'decimal', decimals: 2 })
const code = '91330482MA2CUABC1X'

describe('a table fitted to its paper', () => {
  it('takes the largest type where it fits, larger in an official text', () => {
    const table = { columns: [text('单位名称'), number('总分')], rows: [['某公司', 96.5]] }
    expect(fitted(table, page('A4')).points).toBe(10.5)
    expect(fitted(table, { ...page('A4', 'portrait'), look: 'official' }).points).toBe(14)
  })

  it('wraps long texts before the type gets too small to read', () => {
    const long = '示例名称特别长的精密部件与新材料集团股份有限公司'
    const columns = [text('单位名称'), text('党组织名称'), text('备注'), text('统一社会信用代码'), ...Array.from({ length: 10 }, (_, at) => number(`得分${at}`))]
    const table = { columns, rows: [[long, long, long, code, ...Array.from({ length: 10 }, () => 12.34)]] }
    const { points, shares } = fitted(table, page('A4'))
    expect(points).toBeGreaterThanOrEqual(8)
    expect(room(shares[0] ?? 0, points, page('A4'))).toBeLessThan(2 * long.length)
    expect(room(shares[3] ?? 0, points, page('A4'))).toBeGreaterThan(code.length * 1.15)
  })

  it('has room for every number and code, and shares that make up the whole', () => {
    const cell = fc.oneof(fc.constant(code), fc.string({ unit: fc.constantFrom('示', '例', '公', '司'), maxLength: 60 }))
    const shape = fc.integer({ min: 1, max: 6 }).chain((texts) => fc.record({ texts: fc.constant(texts), numbers: fc.integer({ min: 0, max: 10 }), rows: fc.array(fc.array(cell, { minLength: texts, maxLength: texts }), { minLength: 1, maxLength: 5 }) }))
    fc.assert(
      fc.property(shape, fc.constantFrom(page('A4'), page('A3'), page('A4', 'portrait')), ({ texts, numbers, rows }, on) => {
        const columns = [...Array.from({ length: texts }, (_, at) => text(`栏${at}`)), ...Array.from({ length: numbers }, (_, at) => number(`分${at}`))]
        const table = { columns, rows: rows.map((cells) => [...cells, ...Array.from({ length: numbers }, (_, at) => at * 11.11)]) }
        const { shares, points } = fitted(table, on)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        columns.forEach((column, at) => {
          const own = table.rows.map((row) => shownText(row[at] ?? null, column))
          const longest = Math.max(...own.map((each) => (each === code ? code.length * 1.15 : column.kind === 'decimal' ? each.length : 0)))
          expect(room(shares[at] ?? 0, points, on)).toBeGreaterThanOrEqual(longest)
        })
      }),
    )
  })
})
