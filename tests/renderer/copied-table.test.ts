import type { Table } from '@shared/paper/table'
import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { copiedTable } from '@/copied-table'
import { shownTable } from '@/copy/shown-table'
import { copiedDifference } from '@/pages/rounds/editions/copied'

const table: Table = {
  name: '对比',
  title: '2026 年度对比表（过程数据、未定级）',
  subtitle: { left: '', right: '日期：2026-12-31' },
  columns: [
    { title: '项目', kind: 'text' },
    { title: '得分', group: '甲<乙>"公司"', kind: 'decimal', decimals: 2 },
    { title: '差', group: '甲<乙>"公司"', kind: 'decimal', decimals: 2 },
  ],
  frozen: 1,
  rows: [['=1+1\t两行\n', 86.5, -1.25], ['001', '未评', null], { heading: '未参加排名' }],
  notes: ['注：说明'],
  signatures: [],
}

it('is pasted into a spreadsheet as the same cells, a text never as a formula', async () => {
  const { html } = await copiedTable(table)
  const sheet = read(html, { type: 'string' }).Sheets['Sheet1']
  const rows = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, defval: null, raw: false })
  expect(rows.slice(0, 2)).toEqual([['2026 年度对比表（过程数据、未定级）', null, null], ['日期：2026-12-31', null, null]])
  expect(rows[2]?.slice(0, 2)).toEqual(['项目', '甲<乙>"公司"'])
  expect(rows[3]?.slice(1)).toEqual(['得分', '差'])
  expect(rows[5]?.slice(0, 2)).toEqual(['001', '未评'])
  expect(html).toContain("mso-number-format:'\\@'\">=1+1")
})

it('is text with a tab between cells and a line for each row', async () => {
  expect((await copiedTable(table)).text.split('\r\n')).toEqual([
    '2026 年度对比表（过程数据、未定级）',
    '日期：2026-12-31',
    '\t甲<乙>"公司"\t',
    '项目\t得分\t差',
    "'=1+1 两行 \t86.50\t-1.25",
    '001\t未评\t',
    '未参加排名',
    '注：说明',
  ])
})

it('takes a number that is shown as text for a number only where it is aligned as one', () => {
  const column = (align: 'left' | 'right') => ({ key: align, title: align, width: 0, align, text: (row: string) => row })
  const copied = shownTable('表', [column('right'), column('left')], ['85.30', '−1.5', '007', '—', '12'], null)
  expect(copied.rows).toEqual([[85.3, '85.30'], ['−1.5', '−1.5'], ['007', '007'], ['—', '—'], [12, '12']])
})

it('copies what changed from one finishing to another as the page tells it', () => {
  const sides = { before: '第 1 次定级', after: '第 2 次定级' }
  const { title, rows } = copiedDifference('更正表', sides, [
    { key: '甲', name: '甲', severity: 'level', only: null, changes: [{ field: '星级', before: '', after: '三星级', severity: 'level' }, { field: '总分', before: '80', after: '85', severity: 'score' }] },
    { key: '乙', name: '乙', severity: 'level', only: 'after', changes: [] },
  ])
  expect([title, ...rows]).toEqual(['更正表', ['星级变化', '甲', '星级：空 → 三星级；总分：80 → 85'], ['增加', '乙', '只在第 2 次定级中']])
})

it('lets the page go on while a long table is made', async () => {
  let turns = 0
  const counting = setInterval(() => (turns += 1))
  const { text } = await copiedTable({ ...table, rows: Array.from({ length: 2000 }, (_, at) => [`第 ${at} 行`, at, 0]) })
  clearInterval(counting)
  expect(text.split('\r\n')).toHaveLength(2005)
  expect(text).toContain('第 1999 行\t1999.00\t0.00')
  expect(turns).toBeGreaterThan(0)
})
