import { ORPCError } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/main/store'
import { context, newStore } from '../store/helpers'
import { fileOf, importing, rowAt } from './import-helpers'

const valid = '91440300708461136T'
const other = '914403001922038216'

function setUp(existing: Record<string, string | number | string[]>[] = []) {
  const store = newStore()
  const ids = store.write(context, (tx) => existing.map((fields) => tx.subjects.insert('organization', fields).id))
  return { store, ids, service: importing(store) }
}

function names(store: Store): unknown[] {
  return store.subjects.list('organization').map(({ fields }) => fields['name'])
}

describe('matching', () => {
  it('finds by credit code, then by name whatever its spelling, and shows what changes', async () => {
    const { ids, service } = setUp([{ name: '样例甲（中国）公司', creditCode: valid, members: 5 }, { name: '样例乙（中国）公司', members: 5 }])
    const preview = await service.previewText(`单位名称,统一社会信用代码,党员数\n样例甲新名公司,${valid},5\n样例乙(中国) 公司,${other},6\n样例丙公司,,1\n`)
    expect(preview.rows.map(({ match, action }) => ({ match, action }))).toEqual([
      { match: { kind: 'update', subjectId: ids[0], by: 'creditCode', changes: [{ field: 'name', before: '样例甲（中国）公司', after: '样例甲新名公司' }] }, action: 'update' },
      {
        match: {
          kind: 'update',
          subjectId: ids[1],
          by: 'name',
          changes: [{ field: 'creditCode', before: null, after: other }, { field: 'members', before: 5, after: 6 }],
        },
        action: 'update',
      },
      { match: { kind: 'new' }, action: 'create' },
    ])
  })

  it('leaves what a file does not say: empty cells and values not understood change nothing', async () => {
    const { store, ids, service } = setUp([{ name: '样例甲公司', members: 5, founded: '2015-03', industry: '五金' }])
    const source = await service.openText('单位名称,党员数,成立日期,备注\n样例甲公司,,不详,新备注\n')
    const preview = await service.preview(source)
    expect(rowAt(preview, 2).cells['founded']).toMatchObject({ raw: '不详', value: null, findings: [{ severity: 'error' }] })
    expect(await service.commit(source.importId)).toMatchObject({ updated: 1 })
    expect(store.subjects.find(ids[0] ?? '')?.fields).toEqual({ name: '样例甲公司', members: 5, founded: '2015-03', industry: '五金', note: '新备注' })
  })

  it('finds archived ones instead of adding them again', async () => {
    const { store, ids, service } = setUp([{ name: '样例甲公司' }])
    store.write(context, (tx) => tx.subjects.setArchived(ids, true))
    const row = rowAt(await service.previewText('单位名称\n样例甲公司\n'), 2)
    expect(row).toMatchObject({ match: { kind: 'same' }, findings: [{ code: 'archived' }] })
  })

  it('warns of equal names with other codes, in the file and in the register', async () => {
    const { service } = setUp([{ name: '样例甲公司', creditCode: '51100000500009247D' }])
    const preview = await service.previewText(`单位名称,信用代码\n样例乙公司,${valid}\n样例乙公司,${other}\n样例甲公司,91110000802100433B\n`)
    expect(preview.rows.map(({ match, findings }) => [match.kind, findings.map(({ code }) => code)])).toEqual([['new', []], ['new', ['same-name']], ['update', ['code-differs']]])
    expect(rowAt(preview, 4).actions).toContain('create')
  })

  it('warns when several of the register fit', async () => {
    const { ids, service } = setUp([{ name: '样例甲公司', members: 1 }, { name: '样例甲公司', members: 2 }])
    expect(rowAt(await service.previewText('单位名称,党员数\n样例甲公司,3\n'), 2)).toMatchObject({ match: { subjectId: ids[0] }, findings: [{ code: 'several-matches' }] })
  })

  it('says that repeated rows differ, and takes them when asked to', async () => {
    const { store, service } = setUp()
    const source = await service.openText('单位名称,党员数\n样例甲公司,3\n样例甲公司,4\n样例乙公司,1\n')
    const preview = await service.preview(source)
    expect(rowAt(preview, 3)).toMatchObject({ match: { kind: 'duplicate-in-file', firstRow: 2, by: 'name' }, findings: [{ message: expect.stringContaining('其他内容有不同') }], actions: ['skip', 'create'] })
    expect(await service.commit(source.importId, { 3: 'create', 4: 'skip' })).toMatchObject({ created: 2, skipped: 1 })
    expect(names(store)).toEqual(['样例甲公司', '样例甲公司'])
  })
})

describe('tags', () => {
  it('come from a column of words or from columns of ticks', async () => {
    const { service } = setUp()
    const preview = await service.previewText('单位名称,是否规上,是否外资企业,标签\n甲,√,否,双管/专精特新\n乙,是,1,\n丙,×,,规模以上\n丁,大概,,\n')
    expect(preview.fields).toContainEqual({ code: 'tags', name: '标签', column: 'B、C、D' })
    expect(preview.rows.map(({ cells }) => cells['tags']?.value)).toEqual([['规上', '双管', '专精特新'], ['规上', '外资'], ['规上'], null])
    expect(rowAt(preview, 5).cells['tags']).toMatchObject({ raw: '是否规上：大概', findings: [{ severity: 'error', code: 'not-yes-no' }] })
  })

  it('of ticks alone leave other tags as they are and take away denied ones', async () => {
    const { store, ids, service } = setUp([{ name: '甲', tags: ['双管', '规上'] }, { name: '乙', tags: ['规上'] }])
    const source = await service.openText('单位名称,是否规上,是否外资\n甲,否,是\n乙,否,\n')
    const preview = await service.preview(source)
    expect(rowAt(preview, 3).match).toMatchObject({ changes: [{ field: 'tags', before: ['规上'], after: null }] })
    await service.commit(source.importId)
    expect(ids.map((id) => store.subjects.find(id)?.fields)).toEqual([{ name: '甲', tags: ['双管', '外资'] }, { name: '乙' }])
    expect((await service.previewText('单位名称,是否规上,是否外资\n甲,否,是\n乙,否,\n')).counts.same).toBe(2)
  })
})

describe('townships', () => {
  it('are read by the aliases of the settings; unknown ones are taken and named', async () => {
    const { store, service } = setUp([{ name: '甲', township: '新河镇' }])
    store.write(context, (tx) => tx.settings.update({ ...store.settings.get(), townships: [{ name: '东湖街道', aliases: ['东湖片区'] }] }))
    const source = await service.openText('单位名称,属地\n甲,新河\n乙,东湖片区\n丙,东湖街道办事处\n丁,西山镇人民政府\n戊,高新区管委会\n')
    const preview = await service.preview(source)
    expect(preview.rows.map(({ cells }) => [cells['township']?.value, cells['township']?.findings.map(({ code }) => code)])).toEqual([
      ['新河镇', ['township-alias']],
      ['东湖街道', ['township-alias']],
      ['东湖街道', ['township-alias']],
      ['西山镇', ['township-alias', 'new-township']],
      ['高新区', ['township-alias', 'new-township']],
    ])
    expect((await service.commit(source.importId)).newTownships).toEqual(['西山镇', '高新区'])
  })
})

describe('commit', () => {
  it('writes nothing when it is cancelled', async () => {
    const { store, service } = setUp()
    const source = await service.openText(`单位名称\n${Array.from({ length: 2000 }, (_, index) => `样例${index}公司`).join('\n')}\n`)
    await service.preview(source)
    const revision = store.revision
    const abort = new AbortController()
    const steps = await service.steps(source.importId, {}, abort.signal)
    const run = async () => {
      for await (const step of steps) if (step.type === 'progress' && step.done === 1000) abort.abort()
    }
    await expect(run()).rejects.toMatchObject({ code: 'cancelled' })
    expect([names(store), store.revision]).toEqual([[], revision])
    expect(await service.commit(source.importId)).toMatchObject({ created: 2000 })
  })

  it('tells how far it is', async () => {
    const { service } = setUp()
    const source = await service.openText(`单位名称\n${Array.from({ length: 1200 }, (_, index) => `样例${index}公司`).join('\n')}\n`)
    await service.preview(source)
    const done: unknown[] = []
    for await (const step of await service.steps(source.importId)) done.push(step.type === 'progress' ? step.done : step.result.created)
    expect(done).toEqual([0, 500, 1000, 1200, 1200])
  })

  it('refuses when the register changed since the preview', async () => {
    const { store, service } = setUp()
    const source = await service.openText('单位名称\n样例甲公司\n')
    await service.preview(source)
    store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例甲公司' }))
    await expect(service.commit(source.importId)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('重新预览') })
    expect(names(store)).toEqual(['样例甲公司'])
    expect((await service.preview(source)).counts).toMatchObject({ same: 1 })
  })

  it('refuses without a preview, and an action a row does not offer', async () => {
    const { service } = setUp()
    const source = await service.openText('单位名称,备注,党员数\n样例甲公司,,\n,无名,3\n')
    await expect(service.commit(source.importId)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(rowAt(await service.preview(source), 3)).toMatchObject({ action: 'skip', actions: ['skip'] })
    await expect(service.commit(source.importId, { 3: 'create' })).rejects.toMatchObject({ code: 'invalid-input', data: { place: { row: 3 } } })
    await expect(service.commit(source.importId, { 99: 'skip' })).rejects.toBeInstanceOf(ORPCError)
  })

  it('is one entry of the change log for each row, under one action', async () => {
    const { store, service } = setUp()
    const source = await service.openText('单位名称\n甲\n乙\n')
    await service.preview(source)
    await service.commit(source.importId)
    expect(store.verifyChain()).toMatchObject({ ok: true })
  })
})

describe('sessions', () => {
  it('are gone once closed, written, or two newer ones are open', async () => {
    const { service } = setUp()
    const gone = { code: 'not-found', message: expect.stringContaining('重新选择文件') }
    const closed = await service.openText('单位名称\n甲\n')
    await service.close(closed.importId)
    await expect(service.preview(closed)).rejects.toMatchObject(gone)
    const written = await service.openText('单位名称\n甲\n')
    await service.preview(written)
    await service.commit(written.importId)
    await expect(service.preview(written)).rejects.toMatchObject(gone)
    const oldest = await service.openText('单位名称\n甲\n')
    await service.openText('单位名称\n乙\n')
    await service.openText('单位名称\n丙\n')
    await expect(service.preview(oldest)).rejects.toMatchObject(gone)
  })
})

describe('mapping', () => {
  it('is remembered for a header only the person recognised', async () => {
    const { service } = setUp()
    const text = '某县名册,,\n序 号,公司,人数\n1,甲,5\n'
    const first = await service.openText(text)
    expect(first.sheets[0]).toMatchObject({ headerRow: null, remembered: false })
    await service.preview(first, { headerRow: 2, mapping: [null, 'name', 'staff'] })
    await service.commit(first.importId)
    expect((await service.openText(text.replace('序 号', '序号'))).sheets[0]).toMatchObject({ headerRow: 2, mapping: [null, 'name', 'staff'], remembered: true })
  })

  it('is offered again when the header was recognised', async () => {
    const { service } = setUp()
    const text = '单位名称,党员数,人数\n甲,5,50\n'
    const first = await service.openText(text)
    expect(first.sheets[0]).toMatchObject({ headerRow: 1, mapping: ['name', 'members', null], remembered: false })
    await service.preview(first, { mapping: ['name', 'members', 'staff'] })
    await service.commit(first.importId)
    const second = await service.openText(text.replace('党员数', ' 党员数 '))
    expect(second.sheets[0]).toMatchObject({ mapping: ['name', 'members', 'staff'], remembered: true })
  })

  it('must have the name, each field once, and known fields', async () => {
    const { service } = setUp()
    const source = await service.openText('单位名称,党员数,职工数\n甲,5,50\n')
    await expect(service.preview(source, { mapping: [null, 'members', null] })).rejects.toMatchObject({ code: 'invalid-input', message: '请指定哪一列是“单位名称”。' })
    await expect(service.preview(source, { mapping: ['name', 'members', 'members'] })).rejects.toMatchObject({ code: 'invalid-input', data: { place: { column: 'C' } } })
    await expect(service.preview(source, { mapping: ['name', 'nonsense', null] })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(service.preview(source, { mapping: ['name', null, null, 'members'] })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(service.preview(source, { sheet: 7, headerRow: 1, mapping: ['name'] })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(service.preview(source, { headerRow: 70 })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('knows the fields of the office’s own', async () => {
    const { store, service } = setUp()
    store.write(context, (tx) => tx.fields.add('organization', { code: 'own1', name: '年度预算', type: 'number' }))
    const source = await service.openText('单位名称,年度预算\n甲,"1,200"\n')
    expect(source.sheets[0]?.mapping).toEqual(['name', 'own1'])
    expect(rowAt(await service.preview(source), 2).cells['own1']?.value).toBe(1200)
  })

  it('fits units and projects', async () => {
    const store = newStore()
    const unit = importing(store, 'unit')
    const units = await unit.openText('成员单位,类别\n市总工会,成员单位\n东湖街道,街道\n')
    expect((await unit.preview(units)).rows.map(({ cells }) => cells['unitKind']?.value)).toEqual(['成员单位', '街道'])
    await unit.commit(units.importId)
    const project = importing(store, 'project')
    const projects = await project.openText('项目名称,单位名称\n暖新行动,市总工会\n')
    expect(projects.sheets[0]?.mapping).toEqual(['name', 'ownerUnit'])
    await project.preview(projects)
    await project.commit(projects.importId)
    expect([store.subjects.list('unit').length, store.subjects.list('project').length, store.subjects.list('organization').length]).toEqual([2, 1, 0])
  })
})

it('refuses what is no register with a sentence', async () => {
  const { service } = setUp()
  await expect(service.open(fileOf('%PDF-1.7', 'register.xlsx'))).rejects.toMatchObject({ code: 'unsupported-file', message: expect.stringContaining('PDF') })
})
