import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnKey, laidOut, type TableLayout } from '@shared/paper/layout'
import type { Table } from '@shared/paper/table'

const table: Table = {
  name: '表',
  title: '表',
  subtitle: { left: '', right: '' },
  columns: [
    { title: '序号', kind: 'integer' },
    { title: '单位名称', kind: 'text' },
    { title: '得分', group: '政治引领星（15）', kind: 'decimal', decimals: 2 },
    { title: '点亮', group: '政治引领星（15）', kind: 'text' },
    { title: '总分', kind: 'decimal', decimals: 2 },
    { title: '暂计星级', kind: 'text' },
  ],
  frozen: 2,
  rows: [[1, '甲', 3.25, '★', 90.5, '五星级'], [2, '乙', '未评', '☆', 80, '三星级'], [3, '丙', 1, '☆', 85, null], { heading: '未参加排名' }, [4, '丁', 9, '★', 99, '不定级'], [5, '戊', 8, '★', 12, '不定级']],
  notes: [],
  signatures: [],
}
const keys = table.columns.map(columnKey)
const layout = (change: Partial<TableLayout>): TableLayout => ({ columns: [], hidden: [], sort: null, ...change })

describe('a layout', () => {
  it('chooses, orders and names columns, and says how many places', () => {
    const made = laidOut(table, layout({ columns: [{ key: '总分', title: '得分合计', decimals: 1 }, { key: '单位名称', title: '企业' }], hidden: ['序号', '政治引领星（15）·点亮'] }))
    expect(made.columns.map(({ title, group, decimals }) => [group, title, decimals])).toEqual([[undefined, '得分合计', 1], [undefined, '暂计星级', undefined], [undefined, '企业', undefined], ['政治引领星（15）', '得分', 2]])
    expect(made.rows[0]).toEqual([90.5, '五星级', '甲', 3.25])
    expect(made.frozen).toBe(0)
  })

  it('sorts between headings, numbers before texts before nothing, and counts the rows anew', () => {
    const rows = (sort: TableLayout['sort']) => laidOut(table, layout({ sort })).rows.map((row) => (Array.isArray(row) ? `${row[0]}${row[1]}` : '—'))
    expect(rows({ key: '总分', order: 'asc' })).toEqual(['1乙', '2丙', '3甲', '—', '4戊', '5丁'])
    expect(rows({ key: '政治引领星（15）·得分', order: 'desc' })).toEqual(['1甲', '2丙', '3乙', '—', '4丁', '5戊'])
    expect(rows({ key: '星级', order: 'asc' }).slice(0, 3)).toEqual(['1乙', '2甲', '3丙'])
  })

  it('holds for the finished round as for the open one, and shows what it does not know', () => {
    const finished: Table = { ...table, columns: table.columns.map((column) => (column.title === '暂计星级' ? { ...column, title: '星级' } : column)) }
    const hiding = layout({ hidden: ['星级'], columns: [{ key: '总分' }] })
    for (const each of [table, finished]) expect(laidOut(each, hiding).columns.map(({ title }) => title)).not.toContain(each === table ? '暂计星级' : '星级')
    expect(laidOut(table, layout({ columns: [{ key: '别的方案的列' }] }))).toEqual(table)
  })

  it('leaves the table as it was with no column left', () => {
    expect(laidOut(table, layout({ hidden: keys }))).toBe(table)
  })

  it('loses and adds no cell, whatever it says', () => {
    const some = fc.record({
      columns: fc.shuffledSubarray([...keys, '没有的列']).map((chosen) => chosen.map((key) => ({ key }))),
      hidden: fc.subarray(keys, { maxLength: keys.length - 1 }),
      sort: fc.option(fc.record({ key: fc.constantFrom(...keys), order: fc.constantFrom('asc' as const, 'desc' as const) })),
    })
    fc.assert(
      fc.property(some, (each) => {
        const made = laidOut(table, each)
        expect(made.columns.map(columnKey).sort()).toEqual(keys.filter((key) => !each.hidden.includes(key)).sort())
        const at = made.columns.findIndex(({ title }) => title === '单位名称')
        if (at >= 0) expect(made.rows.flatMap((row) => (Array.isArray(row) ? [row[at]] : [])).sort()).toEqual(['丁', '丙', '乙', '戊', '甲'])
      }),
    )
  })
})
