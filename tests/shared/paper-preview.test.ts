/** A document shown in part: its first rows, laid out as the whole. */
import { expect, it } from 'vitest'
import { fitted } from '@shared/paper/fitted'
import type { Paper } from '@shared/paper/paper'
import { previewOf } from '@shared/paper/preview'
import type { Table } from '@shared/paper/table'

const table = (rows: Table['rows']): Table => ({ name: '表', title: '表', subtitle: { left: '', right: '' }, columns: [{ title: '单位名称', kind: 'text' }, { title: '总分', kind: 'decimal', decimals: 2 }], frozen: 1, rows, notes: [], signatures: [] })
const long = table([...Array.from({ length: 99 }, (_, at): Table['rows'][number] => [`甲${at}`, at]), ['示例第三号名称特别长的精密部件与新材料（中国）集团股份有限公司', 3]])
const short = table([['丙', 4]])
const paper: Paper = { name: '样例', size: 'A4', orientation: 'portrait', date: '2026-12-31', blocks: [{ kind: 'title', text: '样例' }, { kind: 'table', table: long }, { kind: 'table', table: short }] }

it('shares the cells among the tables and says how many rows there are, with the columns as wide as the longest row wants them', () => {
  const { paper: shown, tables } = previewOf(paper, 120)
  expect(shown.blocks).toEqual([paper.blocks[0], { kind: 'table', table: { ...long, rows: long.rows.slice(0, 30) } }, paper.blocks[2]])
  expect(tables).toEqual([{ layout: fitted(long, paper), rows: 100 }, { layout: fitted(short, paper), rows: 1 }])
  expect(tables[0]?.layout).not.toEqual(fitted({ ...long, rows: long.rows.slice(0, 30) }, paper))
})

it('shows some rows of every table, however many there are', () => {
  expect(previewOf(paper, 0).paper.blocks[1]).toEqual({ kind: 'table', table: { ...long, rows: long.rows.slice(0, 10) } })
})
