import type { ImportPreview, ImportRow, ImportSource } from '@shared/domain/register-import'
import { builtInFields } from '@shared/register'
import ElementPlus from 'element-plus'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { findingPlaces } from '@/pages/organizations/import/findings'
import { assign, atHeader, layoutOf } from '@/pages/organizations/import/layout'
import { isListed, keptActions, matchText, plannedCounts } from '@/pages/organizations/import/row-state'
import MapColumns from '@/pages/organizations/import/MapColumns.vue'
import { useRegisterImport } from '@/pages/organizations/import/useRegisterImport'

const imports = vi.hoisted(() => ({ open: vi.fn(), preview: vi.fn(), commit: vi.fn(), close: vi.fn() }))
const openFile = vi.hoisted(() => vi.fn())
const told = vi.hoisted(() => vi.fn())
vi.mock('@/api', () => ({ api: { imports, subjects: { fields: async () => builtInFields('organization') } } }))
vi.mock('@/host', () => ({ host: { openFile } }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message, notifySuccess: told }))

const fields = builtInFields('organization')
const source: ImportSource = {
  importId: 'i1',
  fileName: 'a.xlsx',
  encoding: null,
  suggestedSheet: 1,
  sheets: [
    { name: '说明', hidden: false, rowCount: 2, headerRow: null, columns: [{ letter: 'A', title: '', samples: [] }], mapping: [null], remembered: false, head: [['说明'], ['单位名称']] },
    {
      name: '台账',
      hidden: false,
      rowCount: 9,
      headerRow: 1,
      columns: ['单位', '是否规上', '是否外资', '职工数'].map((title, index) => ({ letter: 'ABCD'.charAt(index), title, samples: [] })),
      mapping: ['name', 'tags', null, 'staff'],
      remembered: true,
      head: [['单位', '是否规上', '是否外资', '职工数'], ['企业名称', '规上', '', '党员总数']],
    },
  ],
}
const found = (severity: 'error' | 'warning' | 'note') => ({ severity, code: severity, message: `${severity}。` })
const row = (number: number, more: Partial<ImportRow> = {}): ImportRow => ({ row: number, cells: {}, findings: [], match: { kind: 'new' }, action: 'create', actions: ['create', 'skip'], ...more })
const previewOf = (rows: ImportRow[]): ImportPreview => ({
  importId: 'i1',
  fields: [
    { code: 'name', name: '单位名称', column: 'A' },
    { code: 'staff', name: '职工数', column: 'D' },
  ],
  rows,
  omitted: [],
  counts: { create: 0, update: 0, same: 0, skip: 0, errors: 0, warnings: 0, notes: 0 },
})
const rows = [
  row(2, { cells: { staff: { raw: 'abc', value: null, findings: [found('error')] } } }),
  row(3, { cells: { name: { raw: ' 甲', value: '甲', findings: [found('note')] } } }),
  row(4, { findings: [found('warning')], match: { kind: 'duplicate-in-file', firstRow: 2, by: 'name' }, action: 'skip', actions: ['skip', 'create'] }),
  row(5, { match: { kind: 'update', subjectId: 's', by: 'name', changes: [{ field: 'staff', before: 1, after: 2 }] }, action: 'update', actions: ['update', 'skip'] }),
]

beforeEach(() => {
  for (const mock of [...Object.values(imports), openFile, told]) mock.mockReset()
  openFile.mockResolvedValue({ id: 'f1', name: 'a.xlsx', size: 1 })
  imports.open.mockResolvedValue(source)
  imports.close.mockResolvedValue(undefined)
})

function used() {
  const held: { flow?: ReturnType<typeof useRegisterImport> } = {}
  const wrapper = mount(
    defineComponent(() => {
      held.flow = useRegisterImport('organization')
      return () => h('div')
    }),
  )
  if (!held.flow) throw new Error('not set up')
  return { flow: held.flow, leave: () => wrapper.unmount() }
}

describe('columns of a sheet', () => {
  it('gives a field one column, the one chosen last, but gathers lists from several', () => {
    expect(assign(['name', null, 'staff'], 1, 'staff', fields)).toEqual(['name', 'staff', null])
    expect(assign(['name', 'tags', null], 2, 'tags', fields)).toEqual(['name', 'tags', 'tags'])
    expect(assign(['name', 'tags'], 1, null, fields)).toEqual(['name', null])
  })

  it('guesses anew for another header row and goes back to what was recognised', () => {
    const sheet = source.sheets[1]
    if (!sheet) throw new Error('no sheet')
    expect(atHeader(sheet, 2, fields)).toEqual({ headerRow: 2, mapping: ['name', 'tags', null, 'members'] })
    expect(atHeader(sheet, 1, fields)).toEqual(layoutOf(sheet))
  })
})

describe('rows of a preview', () => {
  it('says what a row is to the register and lists by what was found', () => {
    expect(rows.map(matchText)).toEqual(['台账中没有', '台账中没有', '与第 2 行重复', '有 1 项不同'])
    const listed = (['all', 'error', 'warning', 'note', 'update', 'duplicate'] as const).map((filter) => rows.filter((each) => isListed(each, filter)).map((each) => each.row))
    expect(listed).toEqual([[2, 3, 4, 5], [2], [4], [3], [5], [4]])
  })

  it('steps through errors and warnings, and through notes when they are listed', () => {
    const preview = previewOf(rows)
    expect(findingPlaces(preview, rows, 'all')).toEqual([
      { row: 2, column: 'staff' },
      { row: 4, column: 'match' },
    ])
    expect(findingPlaces(preview, rows.slice(1, 2), 'note')).toEqual([{ row: 3, column: 'name' }])
  })

  it('counts with what was chosen, and keeps choices still offered', () => {
    expect(plannedCounts(previewOf(rows), { 2: 'skip', 4: 'create' })).toEqual({ create: 2, update: 1, skip: 1 })
    expect(keptActions(previewOf(rows), { 2: 'skip', 3: 'update', 99: 'skip' })).toEqual({ 2: 'skip' })
  })
})

describe('an import', () => {
  it('opens at the sheet that looks like a register and keeps the layout of each sheet', async () => {
    const { flow } = used()
    await flow.choose()
    expect([flow.step.value, flow.sheetIndex.value, flow.hasName.value]).toEqual(['map', 1, true])
    flow.setMapping(0, null)
    flow.sheetIndex.value = 0
    flow.setHeader(2)
    expect(flow.layout.value).toEqual({ headerRow: 2, mapping: ['name'] })
    flow.sheetIndex.value = 1
    expect(flow.layout.value?.mapping).toEqual([null, 'tags', null, 'staff'])
  })

  it('keeps choices of rows over going back, as long as the sheet is the same', async () => {
    imports.preview.mockResolvedValue(previewOf(rows))
    const { flow } = used()
    await flow.choose()
    await flow.toPreview()
    flow.actions.value = { 2: 'skip' }
    flow.step.value = 'map'
    await flow.toPreview()
    expect(flow.actions.value).toEqual({ 2: 'skip' })
    flow.sheetIndex.value = 0
    flow.setHeader(2)
    await flow.toPreview()
    expect(flow.actions.value).toEqual({})
  })

  it('says in place why a file cannot be read, and keeps the one opened before', async () => {
    const { flow } = used()
    await flow.choose()
    imports.open.mockRejectedValueOnce(new Error('文件已损坏。'))
    await flow.choose()
    expect([flow.problem.value, flow.source.value?.importId, flow.step.value]).toEqual(['文件已损坏。', 'i1', 'map'])
    expect(imports.close).not.toHaveBeenCalled()
  })

  it('closes what was opened when the page is left or another file is opened', async () => {
    const { flow, leave } = used()
    await flow.choose()
    await flow.choose()
    expect(imports.close).toHaveBeenCalledTimes(1)
    leave()
    expect(imports.close).toHaveBeenCalledTimes(2)
  })

  it('writes with the chosen actions and ends with the result', async () => {
    const done = { created: 1, updated: 0, unchanged: 0, skipped: 3, newTownships: [] }
    imports.preview.mockResolvedValue(previewOf(rows))
    imports.commit.mockImplementation(async function* () {
      yield { type: 'progress', done: 0, total: 4, label: '核对台账' }
      yield { type: 'done', result: done }
    })
    const { flow, leave } = used()
    await flow.choose()
    await flow.toPreview()
    flow.actions.value = { 2: 'skip' }
    await flow.commit()
    expect(imports.commit.mock.calls[0]?.[0]).toEqual({ importId: 'i1', actions: { 2: 'skip' } })
    expect([flow.step.value, flow.result.value]).toEqual(['done', done])
    leave()
    expect(imports.close).not.toHaveBeenCalled()
  })

  it('stays at the preview when it is cancelled or fails', async () => {
    imports.preview.mockResolvedValue(previewOf(rows))
    const { flow } = used()
    await flow.choose()
    await flow.toPreview()
    imports.commit.mockImplementationOnce(async function* () {
      flow.task.cancel()
      yield { type: 'progress', done: 1, total: 4, label: '' }
    })
    await flow.commit()
    expect(told).toHaveBeenCalledWith('已取消导入，台账没有改变')
    imports.commit.mockRejectedValueOnce(new Error('预览之后台账有了改动，没有导入。请重新预览。'))
    await flow.commit()
    expect([flow.step.value, flow.problem.value]).toEqual(['preview', '预览之后台账有了改动，没有导入。请重新预览。'])
  })

  it('says so when cancelling came too late', async () => {
    imports.preview.mockResolvedValueOnce(previewOf(rows)).mockRejectedValueOnce(new Error('这次导入已经关闭，请重新选择文件。'))
    const { flow } = used()
    await flow.choose()
    await flow.toPreview()
    imports.commit.mockImplementationOnce(async function* () {
      flow.task.cancel()
      yield { type: 'progress', done: 4, total: 4, label: '' }
    })
    await flow.commit()
    expect([flow.step.value, flow.problem.value]).toEqual(['choose', '取消之前台账已经写完，没有取消。请到组织台账查看。'])
  })
})

it.each([
  ['a.xls', 'GB18030', true],
  ['a.csv', 'GB18030', false],
  ['a.xls', null, false],
])('says of a text that is named a workbook that it is one: %s, %s', (fileName, encoding, said) => {
  const [sheet] = source.sheets
  if (!sheet) throw new Error('no sheet')
  const wrapper = mount(MapColumns, { props: { source: { ...source, fileName, encoding }, sheet, sheetIndex: 0, layout: layoutOf(sheet), fields }, global: { plugins: [ElementPlus] } })
  expect(wrapper.find('[data-testid="import-text"]').exists()).toBe(said)
})
