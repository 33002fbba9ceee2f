import { mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils, type WorkBook } from '@e965/xlsx'
import type { Table } from '@shared/paper/table'
import { afterAll, describe, expect, it } from 'vitest'
import { writeCsv } from '../../src/main/spreadsheet/write/csv'
import { sheetNames } from '../../src/main/spreadsheet/write/layout'
import type { TableWriter } from '../../src/main/spreadsheet/write/table'
import { writeXlsx } from '../../src/main/spreadsheet/write/xlsx'

const folder = mkdtempSync(join(tmpdir(), 'write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const table: Table = {
  name: '规上/企业',
  title: '2026 年一季度排名表',
  subtitle: { left: '单位：示例县委两新工委', right: '日期：2026-03-31' },
  columns: [
    { title: '名次', kind: 'integer', align: 'center' },
    { title: '单位名称', kind: 'text' },
    { title: '信用代码', kind: 'text' },
    { title: '得分', group: '政治引领星', kind: 'decimal', decimals: 2 },
    { title: '点亮', group: '政治引领星', kind: 'text', align: 'center' },
    { title: '进位', kind: 'integer' },
  ],
  frozen: 2,
  rows: [
    [1, '甲公司', '913304827549999999', 12.5, '★', 3],
    [2, '=HYPERLINK("x")', '0012', 12, '☆', -1],
    [null, '+86 乙，"社"', '', '未评', '☆', null],
    { heading: '未参加排名的组织（1 个）' },
    ['—', '@丙\u0000', null, 0, '☆', null],
  ],
  notes: ['注：按星取 2 位小数，四舍五入。'],
  signatures: ['制表人', '审核人'],
}

async function write(writer: TableWriter, tables: Table[], name: string): Promise<Buffer> {
  const path = join(folder, name)
  for await (const written of writer(path, tables, { date: '2026-03-31' })) expect(written).toBeGreaterThan(0)
  return readFileSync(path)
}

function cell(workbook: WorkBook, sheet: string, at: string): { t?: string; v?: unknown; f?: unknown; z?: unknown } {
  const value: unknown = workbook.Sheets[sheet]?.[at]
  return typeof value === 'object' && value !== null ? value : {}
}

describe('xlsx', () => {
  it('writes title, head, numbers as numbers and text as text', async () => {
    const workbook = read(await write(writeXlsx, [table], 'a.xlsx'), { cellNF: true, cellStyles: true })
    expect(workbook.SheetNames).toEqual(['规上_企业'])
    const rows = utils.sheet_to_json<unknown[]>(workbook.Sheets['规上_企业'] ?? {}, { header: 1, defval: null })
    expect(rows[0]?.[0]).toBe(table.title)
    expect(rows[2]).toEqual(['名次', '单位名称', '信用代码', '政治引领星', null, '进位'])
    expect(rows[3]?.slice(3, 5)).toEqual(['得分', '点亮'])
    expect(rows[4]).toEqual([1, '甲公司', '913304827549999999', 12.5, '★', 3])
    expect(cell(workbook, '规上_企业', 'D5')).toMatchObject({ t: 'n', v: 12.5, z: '0.00' })
    expect(cell(workbook, '规上_企业', 'B6')).toMatchObject({ t: 's', v: '=HYPERLINK("x")', z: '@' })
    expect(cell(workbook, '规上_企业', 'B6').f).toBeUndefined()
    expect(cell(workbook, '规上_企业', 'D7')).toMatchObject({ t: 's', v: '未评' })
    expect(rows[7]?.[0]).toBe('未参加排名的组织（1 个）')
    expect(rows[8]?.[1]).toBe('@丙')
    expect(rows[9]?.[0]).toBe(table.notes[0])
    expect(rows[10]?.[0]).toMatch(/^制表人：\u3000+审核人：$/)
    expect(workbook.Sheets['规上_企业']?.['!merges']).toContainEqual({ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } })
  })

  it('repeats the head on print, freezes panes and fits the width of the page', async () => {
    const { unzip } = await import('@cj-tech-master/excelts/archive')
    const parts = new Map<string, string>()
    for await (const part of unzip(await write(writeXlsx, [table], 'b.xlsx')).entries()) parts.set(part.path, await part.text())
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles.*\$3:\$4/)
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<pane xSplit="2" ySplit="4"[^>]*state="frozen"/)
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<pageSetup paperSize="9" orientation="landscape"[^>]*fitToHeight="0"/)
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<ignoredError sqref="A1:F9" numberStoredAsText="1"/>')
  })

  it('takes A3 for a wide table', async () => {
    const { unzip } = await import('@cj-tech-master/excelts/archive')
    const wide: Table = { ...table, columns: Array.from({ length: 30 }, (_, at) => ({ title: `列${at}`, kind: 'text' })), rows: [Array.from({ length: 30 }, () => '六个汉字长度')] }
    const bytes = await write(writeXlsx, [wide], 'wide.xlsx')
    let sheet = ''
    for await (const part of unzip(bytes).entries()) if (part.path === 'xl/worksheets/sheet1.xml') sheet = await part.text()
    expect(sheet).toContain('paperSize="8"')
  })

  it('gives the same bytes for the same table', async () => {
    const first = await write(writeXlsx, [table, table], 'c.xlsx')
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect((await write(writeXlsx, [table, table], 'd.xlsx')).equals(first)).toBe(true)
  })

  it('writes every row of a long table and lets other work run in between', async () => {
    const rows = Array.from({ length: 10_000 }, (_, at) => [at + 1, `单位${at}`, null, at / 100, '★', 0])
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    const workbook = read(await write(writeXlsx, [{ ...table, rows }], 'long.xlsx'), { dense: true })
    clearInterval(timer)
    expect(utils.sheet_to_json(workbook.Sheets['规上_企业'] ?? {}, { header: 1, blankrows: false })).toHaveLength(10_000 + 6)
    expect(turns).toBeGreaterThan(5)
  })

  it('writes a table of one column without groups', async () => {
    const narrow: Table = { ...table, columns: [{ title: '单位', kind: 'text' }], rows: [['甲'], { heading: '无' }], signatures: [], notes: [], frozen: 0 }
    const workbook = read(await write(writeXlsx, [narrow], 'narrow.xlsx'))
    expect(utils.sheet_to_json(workbook.Sheets['规上_企业'] ?? {}, { header: 1 }).map((row) => (Array.isArray(row) ? row[0] : row))).toEqual([table.title, table.subtitle.left, '单位', '甲', '无'])
  })
})

describe('csv', () => {
  it('has a byte order mark, CRLF and guarded text', async () => {
    const text = (await write(writeCsv, [table], 'a.csv')).toString('utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.slice(1).split('\r\n')).toEqual([
      '2026 年一季度排名表',
      '单位：示例县委两新工委,日期：2026-03-31',
      '名次,单位名称,信用代码,政治引领星·得分,政治引领星·点亮,进位',
      "1,甲公司,'913304827549999999,12.50,★,3",
      '2,"\'=HYPERLINK(""x"")",0012,12.00,☆,-1',
      ',"\'+86 乙，""社""",,未评,☆,',
      '未参加排名的组织（1 个）',
      "—,'@丙,,0.00,☆,",
      '注：按星取 2 位小数，四舍五入。',
      '制表人：,审核人：',
      '',
    ])
  })

  it('puts several tables one below the other', async () => {
    const text = (await write(writeCsv, [table, { ...table, title: '第二张' }], 'b.csv')).toString('utf8')
    expect(text).toContain('\r\n\r\n第二张\r\n')
  })
})

it.each([
  ['xlsx', writeXlsx],
  ['csv', writeCsv],
] as const)('%s: leaves no file behind when cancelled', async (name, writer) => {
  const path = join(folder, `cancelled.${name}`)
  const controller = new AbortController()
  const rows = Array.from({ length: 2_000 }, (_, at) => [at, '甲', null, 1, '★', 0])
  const run = async () => {
    for await (const written of writer(path, [{ ...table, rows }], { date: '2026-03-31', signal: controller.signal })) if (written > 0) controller.abort()
  }
  await expect(run()).rejects.toMatchObject({ code: 'cancelled' })
  expect(existsSync(path)).toBe(false)
})

it('makes sheet names valid and unique', () => {
  const named = (name: string): Table => ({ ...table, name })
  expect(sheetNames([named("'甲[1]'"), named('甲_1_'), named(''), named('长'.repeat(40)), named('长'.repeat(35))])).toEqual(['甲_1_', '甲_1_(2)', '表', '长'.repeat(31), `${'长'.repeat(28)}(2)`])
})
