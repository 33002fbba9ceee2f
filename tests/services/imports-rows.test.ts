import { utils, type WorkSheet } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { fileBytes } from '../spreadsheet/read-helpers'
import { newStore } from '../store/helpers'
import { fileOf, importing } from './import-helpers'

/** Previews a workbook of these sheets with what is suggested. */
async function previewed(sheets: Record<string, WorkSheet>, hidden: number[] = []) {
  const service = importing(newStore())
  const bytes = fileBytes(sheets, 'xlsx', (workbook) => {
    workbook.Workbook = { Sheets: Object.keys(sheets).map((_, index) => ({ Hidden: hidden.includes(index) ? 1 : 0 })) }
  })
  const source = await service.open(fileOf(bytes, '台账.xlsx'))
  return { source, sheet: source.sheets[source.suggestedSheet], preview: await service.preview(source) }
}

describe('rows that are none of the register', () => {
  it('are left out and said, with what stands in them', async () => {
    const header = ['序号', '单位名称', '党员数', '备注']
    const sheet = utils.aoa_to_sheet([
      ['某县两新组织台账'],
      header,
      ['甲', '1', '2', '3'],
      ['一、东湖街道'],
      [1, '样例甲公司', 3],
      ['小计', null, 3],
      [],
      [],
      header,
      [2, '样例乙公司', 4],
      [3],
      [null, '样例丙公司'],
      [null, null, 5, '没有名称'],
      ['合计', '合计', 12],
      ['注：党员数含预备党员'],
      ['填表人：样例', null, '审核人：样例'],
    ])
    sheet['!merges'] = [utils.decode_range('A1:D1'), utils.decode_range('A4:D4'), utils.decode_range('A14:B14')]
    const { preview } = await previewed({ 台账: sheet })
    expect(preview.omitted.map(({ row, reason }) => [row, reason])).toEqual([
      [1, '表头以上'],
      [3, '列号行'],
      [4, '小标题'],
      [6, '合计行'],
      [7, '空行'],
      [9, '重复的表头'],
      [11, '只有序号'],
      [14, '合计行'],
      [15, '说明行'],
      [16, '落款行'],
    ])
    expect(preview.omitted.find(({ row }) => row === 4)?.text).toBe('一、东湖街道')
    expect(preview.omitted.find(({ row }) => row === 7)?.text).toBe('第 7–8 行')
    expect(preview.rows.map(({ row, cells, action }) => [row, cells['name']?.value, action])).toEqual([[5, '样例甲公司', 'create'], [10, '样例乙公司', 'create'], [12, '样例丙公司', 'create'], [13, null, 'skip']])
    expect(preview.rows.at(-1)?.findings).toMatchObject([{ severity: 'error', code: 'name-missing' }])
    expect(preview.counts).toMatchObject({ create: 3, skip: 1, errors: 1 })
  })

  it('do not take organizations with odd names along', async () => {
    const sheet = utils.aoa_to_sheet([['单位名称', '党员数'], ['合计会计师事务所', 3], ['说明书印刷厂', 4], ['负责人之家', 5]])
    expect((await previewed({ 台账: sheet })).preview.rows).toHaveLength(3)
  })
})

describe('headers', () => {
  it('in two rows are found by the lower one', async () => {
    const sheet = utils.aoa_to_sheet([['序号', '单位名称', '人员情况'], [null, null, '职工数', '党员数'], [1, '样例甲公司', 30, 3]])
    sheet['!merges'] = ['A1:A2', 'B1:B2', 'C1:D1'].map((range) => utils.decode_range(range))
    const found = await previewed({ 台账: sheet })
    expect(found.sheet).toMatchObject({ headerRow: 2, mapping: [null, 'name', 'staff', 'members'] })
    expect(found.preview.rows).toHaveLength(1)
  })

  it('know titles with units, stars and line breaks, and titles that only hold a synonym', async () => {
    const sheet = utils.aoa_to_sheet([['*单位\n名称', '职工数（人）', '产值（亿元）', '党组织书记联系电话', '未知', '是否规上企业'], ['样例甲公司', 3, 1.5, '138', 'x', '是']])
    const found = await previewed({ 台账: sheet })
    expect(found.sheet?.mapping).toEqual(['name', 'staff', 'output', 'phone', null, 'tags'])
    expect(found.sheet?.columns[4]).toEqual({ letter: 'E', title: '未知', samples: ['x'] })
    expect(found.preview.rows[0]?.cells).toMatchObject({ output: { value: 15_000 }, tags: { value: ['规上'] } })
  })

  it('make the visible sheet that has one the suggested one', async () => {
    const register = utils.aoa_to_sheet([['单位名称', '党员数'], ['样例甲公司', 3]])
    const found = await previewed({ 说明: utils.aoa_to_sheet([['填表说明'], ['请逐项填写']]), 旧台账: register, 台账: register }, [1])
    expect(found.source.suggestedSheet).toBe(2)
    expect(found.source.sheets.map(({ hidden, headerRow }) => [hidden, headerRow])).toEqual([[false, null], [true, 1], [false, 1]])
  })
})
