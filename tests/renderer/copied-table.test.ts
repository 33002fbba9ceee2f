import type { Table } from '@shared/paper/table'
import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { copiedTable } from '@/copied-table'

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

it('is pasted into a spreadsheet as the same cells, a text never as a formula', () => {
  const sheet = read(copiedTable(table).html, { type: 'string' }).Sheets['Sheet1']
  const rows = utils.sheet_to_json<unknown[]>(sheet ?? {}, { header: 1, defval: null, raw: false })
  expect(rows.slice(0, 2)).toEqual([['2026 年度对比表（过程数据、未定级）', null, null], ['日期：2026-12-31', null, null]])
  expect(rows[2]?.slice(0, 2)).toEqual(['项目', '甲<乙>"公司"'])
  expect(rows[3]?.slice(1)).toEqual(['得分', '差'])
  expect(rows[5]?.slice(0, 2)).toEqual(['001', '未评'])
  expect(copiedTable(table).html).toContain("mso-number-format:'\\@'\">=1+1")
})

it('is text with a tab between cells and a line for each row', () => {
  expect(copiedTable(table).text.split('\r\n')).toEqual([
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
