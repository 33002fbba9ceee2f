import { describe, expect, it } from 'vitest'
import { enter } from '../../../src/main/services/scoring/enter'
import { newStore } from '../../store/helpers'
import { context, openRound, schemeNamed, serviceContext } from '../round-helpers'
import { area, opened } from './helpers'

function round() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const subjects = ['甲公司', '乙公司', '=丙公司', '丁公司'].map((name, at) => ({ name, track: 'large', attributes: { enterprise: true, creditCode: `91330482${String(at).repeat(10)}` } }))
  const { roundId, subjectIds } = openRound(store, id, subjects)
  const cells = (at: number) => store.sheets.find({ roundId, stage: 'self', evaluator: '' }, subjectIds[at] ?? '')?.cells ?? {}
  return { store, scheme, roundId, subjectIds, cells, files: area(serviceContext(store), roundId) }
}

describe('评分模板', () => {
  it('goes out, is filled in by another program and comes back as marks of one logged action', async () => {
    const { store, roundId, cells, files } = round()
    const book = opened(await files.template({ stage: 'self' }))
    const [first, second, third] = ['甲公司', '乙公司', '=丙公司'].map((name) => book.rowOf(2, name))
    book.type(first ?? 0, book.columnOf('P2', 'meeting'), '２４次')
    book.type(first ?? 0, book.columnOf('P4', 'option'), '好')
    book.type(second ?? 0, book.columnOf('P2', 'meeting'), 30)
    book.type(third ?? 0, book.columnOf('P2', 'meeting'), '无')
    const source = await files.open([files.put('模板.xlsx', book.bytes())])
    expect(source).toMatchObject({ stage: 'self', stageFixed: true, table: null, files: [{ kind: 'template', reason: '' }] })
    const preview = await files.preview(source)
    expect(preview.counts).toEqual({ new: 3, changed: 0, same: 0, refused: 1, closed: 0 })
    expect(preview.items[0]).toMatchObject({ outcome: 'refused', subjectName: '=丙公司', after: '无', keepable: true, message: expect.stringContaining('不明确') })
    expect(store.sheets.ofRound(roundId)).toEqual([])
    const before = store.changes.ofRound(roundId).length
    expect(await files.commit(source.importId)).toEqual({ accepted: 3, drafts: 1, organizations: 3 })
    expect(cells(0)['P2']).toMatchObject({ state: 'mark', input: { items: { meeting: 24 } } })
    expect(cells(1)['P2']).toMatchObject({ state: 'mark', input: { items: { meeting: 30 } } })
    expect(cells(2)['P2']).toMatchObject({ state: 'draft', texts: { meeting: '无' } })
    const entries = store.changes.ofRound(roundId).slice(before)
    expect(entries).toHaveLength(4)
    expect(new Set(entries.map(({ action, at }) => `${action} ${at}`)).size).toBe(1)
    expect(entries[0]?.action).toBe('导入评分')
  })

  it('with present marks in it says they are the same; what was changed shows before and after and may be left', async () => {
    const { store, roundId, subjectIds, cells, files } = round()
    const [a = '', b = ''] = subjectIds
    enter(store, { roundId, stage: 'self', entries: [
      { subjectId: a, indicator: 'P2', texts: { meeting: '20' } },
      { subjectId: a, indicator: 'P4', texts: { option: '好' }, reason: '台账齐全' },
      { subjectId: a, indicator: 'O5', texts: { grid: '1' } },
      { subjectId: b, indicator: 'P2', texts: { meeting: '24' } },
    ] })
    const book = opened(await files.template({ stage: 'self', marks: true }))
    const untouched = await files.preview(await files.open([files.put('a.xlsx', book.bytes())]))
    expect(untouched.counts).toEqual({ new: 0, changed: 0, same: 4, refused: 0, closed: 0 })
    book.type(book.rowOf(2, '甲公司'), book.columnOf('P2', 'meeting'), 21)
    book.type(book.rowOf(2, '乙公司'), book.columnOf('P2', 'meeting'), '二十')
    const source = await files.open([files.put('b.xlsx', book.bytes('biff8'))])
    const preview = await files.preview(source)
    expect(preview.counts).toMatchObject({ changed: 1, refused: 1, same: 2 })
    expect(preview.items.map(({ outcome, before, after, keepable }) => ({ outcome, before, after, keepable }))).toEqual([
      // A refused text never takes the place of a mark.
      { outcome: 'refused', before: '三会一课、主题党日（次） 24', after: '二十', keepable: false },
      { outcome: 'changed', before: '三会一课、主题党日（次） 20', after: '三会一课、主题党日（次） 21', keepable: false },
    ])
    await expect(files.commit(source.importId, { overwrite: false })).rejects.toThrow('没有要导入的内容')
    expect(await files.commit(source.importId)).toEqual({ accepted: 1, drafts: 0, organizations: 1 })
    expect(cells(0)['P2']).toMatchObject({ input: { items: { meeting: 21 } } })
    expect(cells(1)['P2']).toMatchObject({ input: { items: { meeting: 24 } } })
    expect(cells(0)['P4']).toMatchObject({ reason: '台账齐全' })
  })

  it('writes nothing when marks changed after the preview', async () => {
    const { store, roundId, subjectIds, files } = round()
    const book = opened(await files.template({ stage: 'self' }))
    book.type(book.rowOf(2, '甲公司'), book.columnOf('P2', 'meeting'), 21)
    const source = await files.open([files.put('a.xlsx', book.bytes())])
    await files.preview(source)
    enter(store, { roundId, stage: 'self', entries: [{ subjectId: subjectIds[3] ?? '', indicator: 'P2', texts: { meeting: '1' } }] })
    await expect(files.commit(source.importId)).rejects.toMatchObject({ code: 'conflict' })
    expect(store.sheets.ofRound(roundId)).toHaveLength(1)
  })

  it('is taken back as a whole, marks, reasons, drafts and empty cells as before, unless something was entered since', async () => {
    const { store, roundId, subjectIds, cells, files } = round()
    const [a = '', , , d = ''] = subjectIds
    const typed = (subjectId: string, meeting: string, reason?: string) => enter(store, { roundId, stage: 'self', entries: [{ subjectId, indicator: 'P2', texts: { meeting }, ...(reason === undefined ? {} : { reason }) }] })
    typed(a, '20', '台账齐全')
    const book = opened(await files.template({ stage: 'self' }))
    for (const [name, text] of [['甲公司', 21], ['乙公司', 22], ['=丙公司', '无']] as const) book.type(book.rowOf(2, name), book.columnOf('P2', 'meeting'), text)
    const source = await files.open([files.put('a.xlsx', book.bytes())])
    await expect(files.undo(source.importId)).rejects.toMatchObject({ code: 'not-found' })
    await files.preview(source)
    await files.commit(source.importId)
    expect([0, 1, 2].map((at) => cells(at)['P2']?.state)).toEqual(['mark', 'mark', 'draft'])
    expect(await files.undo(source.importId)).toEqual({ restored: 3 })
    expect(cells(0)['P2']).toMatchObject({ input: { items: { meeting: 20 } }, reason: '台账齐全' })
    expect([cells(1)['P2'], cells(2)['P2']]).toEqual([undefined, undefined])
    expect(store.changes.ofRound(roundId).filter(({ action }) => action === '撤销导入')).toHaveLength(3)
    await expect(files.undo(source.importId)).rejects.toMatchObject({ code: 'not-found' })

    await files.preview(source)
    await files.commit(source.importId)
    typed(d, '1')
    await expect(files.undo(source.importId)).rejects.toMatchObject({ code: 'conflict' })
    expect(cells(0)['P2']).toMatchObject({ input: { items: { meeting: 21 } } })
  })

  it('passes over confirmed sheets, rows whose name and id differ, rows without an id and rows that come twice', async () => {
    const { store, roundId, subjectIds, files } = round()
    const [, b = ''] = subjectIds
    enter(store, { roundId, stage: 'self', entries: [{ subjectId: b, indicator: 'P2', texts: { meeting: '24' } }] })
    store.write(context, (tx) => tx.sheetStates.set({ roundId, stage: 'self', evaluator: '' }, { subjectId: b, state: 'confirmed', confirmedBy: '测试人', confirmedAt: '2026-01-01T00:00:00.000Z', controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' }))
    const book = opened(await files.template({ stage: 'self' }))
    const column = book.columnOf('P2', 'meeting')
    const rowOf = (name: string) => book.rowOf(2, name)
    for (const name of ['甲公司', '乙公司', '=丙公司', '丁公司']) book.type(rowOf(name), column, 5)
    book.type(rowOf('=丙公司'), 2, '别的公司')
    const end = book.rows.length
    book.type(end + 1, 2, '新加的公司')
    book.type(end + 1, column, 6)
    book.type(end + 2, 1, subjectIds[0] ?? '')
    book.type(end + 2, 2, '甲公司')
    book.type(end + 2, column, 7)
    book.sheet['!ref'] = `A1:CZ${end + 2}`
    const preview = await files.preview(await files.open([files.put('a.xlsx', book.bytes())]))
    expect(preview.counts).toMatchObject({ new: 2, closed: 1 })
    expect(preview.items.find(({ outcome }) => outcome === 'closed')).toMatchObject({ subjectName: '乙公司', message: '评分表已经确认，需要先重新打开' })
    expect(preview.leftOut.map(({ text, reason }) => `${text}：${reason}`)).toEqual([
      '别的公司：这一行的标识属于“=丙公司”，名称对不上',
      '新加的公司：这一行没有模板的标识，可能是后来添加的',
      `甲公司：与第 ${rowOf('甲公司')} 行是同一个组织，只取前一行`,
    ])
  })

  it('refuses files of another round, another data file and another version of the scheme, and damaged ones', async () => {
    const { store, scheme, roundId, subjectIds, files } = round()
    const bytes = await files.template({ stage: 'self' })
    const { id } = schemeNamed(store, '年度方案')
    const other = openRound(store, id, [{ name: '甲公司', track: 'large', subjectId: subjectIds[0] ?? '' }], { name: '别的期' })
    const elsewhere = round()
    const reasonIn = async (target: ReturnType<typeof area>, content: Uint8Array, name = 'a.xlsx') => (await target.open([target.put(name, content)])).files[0]?.reason
    expect(await reasonIn(area(serviceContext(store), other.roundId), bytes)).toContain('这个文件属于“2026 年度”，现在选的是“别的期”')
    expect(await reasonIn(elsewhere.files, bytes)).toContain('不是从这个数据文件导出的')
    const next = store.write(context, (tx) => {
      const schemeId = '00000000-0000-4000-8000-000000000001'
      tx.schemes.insertBuiltIn(schemeId, { ...scheme, id: 'next', name: '改过的方案' }, 'f'.repeat(64))
      tx.rounds.setScheme(roundId, schemeId)
      return schemeId
    })
    expect(store.rounds.find(roundId)?.schemeId).toBe(next)
    expect(await reasonIn(files, bytes)).toContain('后来换了评价方案')
    expect(await reasonIn(files, bytes.subarray(0, 5000))).toContain('已损坏')
    expect(await reasonIn(files, Buffer.from('not a zip'), 'a.zip')).toContain('压缩包已损坏')
    expect(await reasonIn(files, Buffer.from('%PDF-1.7'), 'a.xlsx')).toContain('PDF')
  })

  it('gives the same bytes for the same data', async () => {
    const { files } = round()
    const again = await files.template({ stage: 'self' })
    expect((await files.template({ stage: 'self' })).equals(again)).toBe(true)
  })
})
