import { describe, expect, it } from 'vitest'
import type { ImportPreview } from '@shared/domain/register-import'
import type { Fields } from '@shared/domain/subject'
import { newStore } from '../store/helpers'
import { importing, registerNames, registerPath, rowAt } from './import-helpers'

/** Rows above the first organization: 序号 1 stands in the row after these. */
function rowsAbove(name: string): number {
  return name.endsWith('.csv') ? 1 : 3
}

const columns = [null, 'township', 'partyName', 'name', 'creditCode', 'unitKind', 'partyForm', 'staff', 'members', 'tags', 'founded', 'secretary', 'phone', 'previousLevel', 'note']

/** Every damage of the files by 序号 and field: as it stands there, what becomes of it, and what is said. */
const damages: readonly [number: number, field: string, raw: string, value: unknown, findings: [severity: string, code: string][]][] = [
  [12, 'creditCode', '914403001922038000', null, [['error', 'digits-lost']]],
  [21, 'creditCode', '91330499yl00002150 ', '91330499YL00002150', [['note', 'code-spelling']]],
  [34, 'creditCode', '91330499YL00003461', '91330499YL00003461', [['warning', 'check-digit']]],
  [41, 'staff', '８０', 80, [['note', 'full-width']]],
  [42, 'staff', '809人', 809, [['note', 'unit-removed']]],
  [43, 'members', '—', null, [['note', 'blank-word']]],
  [44, 'members', '无', null, [['warning', 'none-word']]],
  [51, 'name', ' 样例星河051外国语学校　', '样例星河051外国语学校', [['note', 'trimmed']]],
  [78, 'name', '=HYPERLINK("http://example.invalid","点我")', '=HYPERLINK（"http://example.invalid","点我"）', [['warning', 'looks-like-formula'], ['note', 'brackets']]],
  [78, 'founded', '41349', '2013-03-16', [['note', 'date-serial']]],
  [89, 'township', '东湖街道办事处', '东湖街道', [['note', 'township-alias']]],
  [100, 'founded', '不详', null, [['error', 'not-a-date']]],
  [1, 'founded', '2012-7-17', '2012-07-17', []],
  [2, 'founded', '2016年12月', '2016-12', []],
  [4, 'founded', '2024.4', '2024-04', []],
]

describe.each(registerNames)('%s', (name) => {
  let preview: ImportPreview
  let imported: Fields[]

  it('goes in whole, and a second time changes nothing', async () => {
    const store = newStore()
    const service = importing(store)
    const source = await service.open(registerPath(name))
    const sheet = source.sheets[source.suggestedSheet]
    expect(sheet).toMatchObject({ headerRow: rowsAbove(name), hidden: false, remembered: false, mapping: columns })
    preview = await service.preview(source)
    const result = await service.commit(source.importId)
    expect(result).toMatchObject({ created: 494, updated: 0, unchanged: 0, skipped: 1 })
    expect(result.newTownships).toEqual(['东湖街道', '西林街道', '南仓镇', '北港镇', '新河镇', '白沙镇', '青塘镇', '经济开发区'])
    imported = store.subjects.list('organization').map(({ fields }) => fields)
    const again = await service.open(registerPath(name))
    expect(again.sheets[again.suggestedSheet]?.remembered).toBe(true)
    expect((await service.preview(again)).counts).toMatchObject({ create: 0, update: 0, same: 494, skip: 1 })
    expect(await service.commit(again.importId)).toEqual({ created: 0, updated: 0, unchanged: 494, skipped: 1, newTownships: [] })
  })

  it('leaves the repeated organization out and says so', () => {
    expect(preview.rows).toHaveLength(495)
    expect(preview.counts).toMatchObject({ create: 494, update: 0, same: 0, skip: 1, errors: 2, warnings: 4 })
    const repeated = rowAt(preview, 61 + rowsAbove(name))
    expect(repeated).toMatchObject({ match: { kind: 'duplicate-in-file', firstRow: 60 + rowsAbove(name), by: 'creditCode' }, action: 'skip' })
    expect(repeated.findings).toMatchObject([{ severity: 'warning', message: expect.stringContaining('重复') }])
    expect(imported).toHaveLength(494)
  })

  it.each(damages)('tells 序号 %i %s', (number, field, raw, value, findings) => {
    const cell = rowAt(preview, number + rowsAbove(name)).cells[field]
    expect(cell).toMatchObject({ raw, value })
    expect(cell?.findings.map(({ severity, code }) => [severity, code])).toEqual(findings)
    expect(cell?.findings.every(({ message }) => message !== '')).toBe(true)
  })

  it('has no error or warning in any other cell', () => {
    const serious = preview.rows.flatMap(({ row, cells }) =>
      Object.entries(cells).flatMap(([field, { findings }]) => (findings.some(({ severity }) => severity !== 'note') ? [[row - rowsAbove(name), field]] : [])),
    )
    expect(serious).toEqual([[12, 'creditCode'], [34, 'creditCode'], [44, 'members'], [78, 'name'], [100, 'founded']])
  })

  it('says which rows are none of the register', () => {
    const omitted = preview.omitted.map(({ row, reason }) => [row, reason])
    expect(omitted).toEqual(name.endsWith('.csv') ? [] : [[1, '表头以上'], [2, '表头以上'], [499, '合计行'], [500, '落款行']])
  })

  it('keeps rare characters, codes of digits alone and the townships of merged cells', () => {
    expect(imported[0]?.['name']).toBe('样例𬭊光001电子科技（中国）有限公司')
    expect(imported.filter(({ name: text }) => /[𬭊㙟]/u.test(String(text))).length).toBeGreaterThan(20)
    expect(imported.every(({ township }) => typeof township === 'string')).toBe(true)
  })

  it('gives the same organizations as the other files', async () => {
    const store = newStore()
    const service = importing(store)
    const source = await service.open(registerPath('register-a-utf8.csv'))
    await service.preview(source)
    await service.commit(source.importId)
    expect(imported).toEqual(store.subjects.list('organization').map(({ fields }) => fields))
  })
})

it('knows how each file is written', async () => {
  const service = importing(newStore())
  const encodings = await Promise.all(registerNames.map(async (name) => (await service.open(registerPath(name))).encoding))
  expect(encodings).toEqual([null, null, null, 'GB18030', 'UTF-8（带 BOM）'])
})
