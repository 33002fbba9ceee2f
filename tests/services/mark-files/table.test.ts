import { utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { MarkMapping, MarkSource } from '@shared/domain/mark-import'
import { newStore } from '../../store/helpers'
import { fileBytes } from '../../spreadsheet/read-helpers'
import { openRound, publish, schemeNamed, serviceContext } from '../round-helpers'
import { area } from './helpers'

function mappingOf({ table }: MarkSource): MarkMapping {
  const sheet = table?.source.sheets[table.source.suggestedSheet]
  if (!table || !sheet || sheet.headerRow === null) throw new Error('no table')
  return { sheet: table.source.suggestedSheet, headerRow: sheet.headerRow, columns: sheet.mapping }
}

function round() {
  const store = newStore()
  const { scheme } = schemeNamed(store, '年度方案')
  const [star, ...others] = scheme.stars
  if (!star) throw new Error('no star')
  const [first, ...rest] = star.indicators
  if (!first) throw new Error('no indicator')
  const share = { ...first, code: 'X1', name: '到会率', rule: { kind: 'measure', quantity: { of: 'value', unit: '%' }, curve: { proportional: { target: 100, better: 'higher' } } } as const, appliesTo: undefined }
  const id = publish(store, { ...scheme, id: 'shares', stars: [{ ...star, indicators: [share, ...rest] }, ...others] })
  const subjects = ['甲公司', '乙公司', '乙公司', '丙（中国）公司'].map((name, at) => ({ name, track: 'large', attributes: { enterprise: true, creditCode: `9133048200000000${at}X` } }))
  const { roundId, subjectIds } = openRound(store, id, subjects)
  const cells = (at: number) => store.sheets.find({ roundId, stage: 'city', evaluator: '' }, subjectIds[at] ?? '')?.cells ?? {}
  return { cells, files: area(serviceContext(store), roundId) }
}

const rows = [
  ['2026 年评分汇总'],
  ['序号', '单位名称', '统一社会信用代码', '三会一课与主题党日', '“三做好、一保证”履行情况', '到会率', '备忘'],
  [1, '甲公司', '', 24, '好', 0.9, 'x'],
  [2, '乙公司', '91330482000000001X', 20, '一般', '—', ''],
  [3, '乙公司', '', 19, '', '', ''],
  [4, '丙(中国)公司', '', '', '', '', ''],
  [5, '外县公司', '', 3, '', '', ''],
  [6, '甲公司', '', 7, '', '', ''],
  ['合计', '', '', 73],
]

describe('free-form files', () => {
  it('finds header, columns and organizations; percents are what is seen; a wrong row is listed, a blank one is nothing', async () => {
    const { cells, files } = round()
    const sheet = utils.aoa_to_sheet(rows)
    const percent: unknown = sheet['F3']
    if (typeof percent !== 'object' || percent === null) throw new Error('no cell')
    Object.assign(percent, { z: '0%' })
    const source = await files.open([files.put('汇总.xlsx', fileBytes({ 汇总: sheet }))])
    expect(source.table?.source.sheets[0]?.mapping).toEqual([null, 'name', 'creditCode', '["P2","meeting"]', '["P4","option"]', '["X1","value"]', null])
    const preview = await files.preview(source, { stage: 'city', mapping: mappingOf(source) })
    expect(preview.counts).toEqual({ new: 6, changed: 0, same: 0, refused: 0, closed: 0 } satisfies typeof preview.counts)
    expect(preview.leftOut.map(({ place, text, reason }) => `${place} ${text} ${reason}`)).toEqual([
      '第 5 行 乙公司 有 2 个组织同名，请加上统一社会信用代码',
      '第 7 行 外县公司 没有参加这个评价期，或名称不一致',
      '第 8 行 甲公司 与第 3 行是同一个组织，只取前一行',
    ])
    await files.commit(source.importId)
    expect(cells(0)).toMatchObject({ P2: { input: { items: { meeting: 24 } } }, P4: { input: { option: 'good' } }, X1: { input: { value: 90 } } })
    expect(cells(1)).toMatchObject({ X1: { input: { notApplicable: true } } })
    expect(cells(3)).toEqual({})
  })

  it('reads csv in any encoding and remembers how the columns were mapped', async () => {
    const { cells, files } = round()
    const columns = ['name', '["P2","meeting"]', '["T1","a"]']
    const csv = Buffer.from('单位,会,持证\r\n甲公司,5次,3/4\r\n', 'utf8')
    const source = await files.open([files.put('a.csv', csv)])
    await files.preview(source, { stage: 'city', mapping: { sheet: 0, headerRow: 1, columns } })
    expect(await files.commit(source.importId)).toMatchObject({ accepted: 2 })
    expect(cells(0)['T1']).toMatchObject({ input: { parts: [3, 4] } })
    const again = await files.open([files.put('b.csv', csv)])
    expect(again.table?.source.sheets[0]).toMatchObject({ headerRow: 1, remembered: true, mapping: columns })
  })

  it('refuses a mapping without organizations or with a part twice, and several files without ids', async () => {
    const { files } = round()
    const put = () => files.put('a.csv', Buffer.from('单位名称,一,二\r\n甲公司,5,6\r\n'))
    const source = await files.open([put()])
    const preview = (columns: (string | null)[]) => files.preview(source, { stage: 'city', mapping: { sheet: 0, headerRow: 1, columns } })
    await expect(preview([null, '["P2","meeting"]', null])).rejects.toThrow('请指定哪一列')
    await expect(preview(['name', '["P2","meeting"]', '["P2","meeting"]'])).rejects.toThrow('请只留一列')
    await expect(files.preview(source, { stage: 'city' })).rejects.toThrow('请先指定各列')
    expect((await files.open([put(), put()])).files.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
  })
})
