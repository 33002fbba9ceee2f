/** Documents of 3, 60 and 2 000 lines: nothing is cut, the head stands on every page, pages are numbered. */
import { expect, it } from 'vitest'
import type { Paper } from '@shared/paper/paper'
import type { TableRow } from '@shared/paper/table'
import { canReadDocuments, pagesOf, sheetOf, written } from './read-back'

const columns = [
  { title: '序号', kind: 'integer' as const, align: 'center' as const },
  { title: '单位名称', kind: 'text' as const },
  { title: '统一社会信用代码', kind: 'text' as const },
  { title: '得分', group: '政治引领星（15）', kind: 'decimal' as const, decimals: 2 },
  { title: '点亮', group: '政治引领星（15）', kind: 'text' as const, align: 'center' as const },
  { title: '备注', kind: 'text' as const },
]
const code = (at: number) => `91330482${String(at).padStart(10, '0')}`
const line = (at: number): TableRow => [at + 1, at % 7 === 0 ? `示例第${at + 1}号名称特别长的精密部件与新材料（中国）集团股份有限公司` : `示例${at + 1}公司`, code(at), at % 11 === 0 ? '未评' : at % 13 === 0 ? 0 : (at % 1500) / 100, at % 2 ? '★' : '☆', at % 5 === 0 ? '=1+1' : '']
const paper = (count: number): Paper => ({
  name: '长表',
  size: 'A4',
  orientation: 'landscape',
  date: '2026-12-31',
  blocks: [{ kind: 'table', table: { name: '长表', title: `${count} 行`, subtitle: { left: '制表单位：某单位', right: '日期：2026-12-31' }, columns, frozen: 2, rows: Array.from({ length: count }, (_, at) => line(at)), notes: ['注：1. 末尾的说明。'], signatures: ['制表人'] } }],
})

it.each([3, 60, 2000])('keeps all of %i lines in a workbook', async (count) => {
  const rows = sheetOf(await written(paper(count), 'xlsx'), '长表').slice(4, 4 + count)
  expect(rows.map((row) => row.slice(0, 5))).toEqual(Array.from({ length: count }, (_, at) => line(at)).map((row) => (Array.isArray(row) ? row.slice(0, 5) : [])))
})

const laidOut = (['docx', 'pdf'] as const).filter((format) => canReadDocuments[format]).flatMap((format) => [3, 60, 2000].map((count) => ({ format, count })))
it.each(laidOut)('lays $count lines out as $format: every code whole, the head on every page', async ({ format, count }) => {
  const pages = pagesOf(await written(paper(count), format))
  const text = pages.join('\n')
  for (let at = 0; at < count; at += 1) if (!text.includes(code(at))) throw new Error(`${code(at)} is missing or broken`)
  for (const page of pages) if (/91330482\d{10}/.test(page)) expect(page).toContain('统一社会信用代码')
  expect(pages.map((page) => Number(/—\s*(\d+)\s*—\s*$/.exec(page.trimEnd())?.[1]))).toEqual(pages.map((_, at) => at + 1))
  expect(pages.at(-1)).toContain('制表人：')
}, 400_000)
