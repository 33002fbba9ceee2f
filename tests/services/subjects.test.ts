import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { Fields } from '@shared/domain/subject'
import { subjects } from '../../src/main/services/subjects'
import type { SaveInput } from '../../src/main/services/subjects/save'
import { newStore, roundOf } from '../store/helpers'
import { serviceContext } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

function setUp() {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const save = (input: SaveInput) => call(subjects.save, input, options)
  return { store, options, save }
}

describe('fields', () => {
  it('are the built-in ones and the office’s own', async () => {
    const { options } = setUp()
    const added = await call(subjects.addField, { kind: 'organization', name: '年度预算', type: 'number' }, options)
    expect(added).toEqual({ code: 'own1', name: '年度预算', type: 'number', synonyms: ['年度预算'], own: true })
    expect((await call(subjects.addField, { kind: 'organization', name: '结对单位', type: 'list' }, options)).code).toBe('own2')
    const fields = await call(subjects.fields, { kind: 'organization' }, options)
    expect(fields[0]).toMatchObject({ code: 'name', required: true })
    expect(fields.filter(({ personal }) => personal).map(({ code }) => code)).toEqual(['secretary', 'phone', 'instructor'])
    expect(fields.slice(-2).map(({ code }) => code)).toEqual(['own1', 'own2'])
    expect(await call(subjects.fields, { kind: 'project' }, options)).not.toContainEqual(added)
  })

  it('refuse a name taken, however spelt, and choices without options', async () => {
    const { options } = setUp()
    await expect(call(subjects.addField, { kind: 'organization', name: '151标杆', type: 'text' }, options)).rejects.toMatchObject({ code: 'conflict' })
    await expect(call(subjects.addField, { kind: 'organization', name: '片区', type: 'choice' }, options)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('save', () => {
  it('creates, changes, and leaves out what is empty', async () => {
    const { options, save } = setUp()
    const made = await save({ kind: 'organization', fields: { township: '甲镇', name: ' 样例公司 ', note: ' ', tags: ['规上', '规上', ' '], members: 0 } })
    expect(made).toMatchObject({ version: 1, fields: { name: '样例公司', township: '甲镇', tags: ['规上'], members: 0 } })
    expect(Object.keys(made.fields)).toEqual(['name', 'township', 'tags', 'members'])
    const changed = await save({ id: made.id, version: 1, kind: 'organization', fields: { name: '样例公司', founded: '2015-03' } })
    expect(changed).toMatchObject({ id: made.id, version: 2, fields: { name: '样例公司', founded: '2015-03' } })
    await expect(save({ id: made.id, version: 1, kind: 'organization', fields: { name: '旧' } })).rejects.toMatchObject({ code: 'conflict' })
    await expect(save({ id: made.id, kind: 'organization', fields: { name: '旧' } })).rejects.toMatchObject({ code: 'conflict' })
    expect(await call(subjects.list, { kind: 'organization' }, options)).toEqual([changed])
  })

  it.each<[Fields, string]>([
    [{}, 'name'],
    [{ name: '　' }, 'name'],
    [{ name: '甲', nonsense: 1 }, 'nonsense'],
    [{ name: '甲', members: '3' }, 'members'],
    [{ name: '甲', founded: '2015-02-30' }, 'founded'],
    [{ name: '甲', previousLevel: 7 }, 'previousLevel'],
    [{ name: '甲', unitKind: '别的' }, 'unitKind'],
    [{ name: '甲', tags: '规上' }, 'tags'],
    [{ name: '甲', note: true }, 'note'],
  ])('refuses %j', async (fields, column) => {
    await expect(setUp().save({ kind: 'organization', fields })).rejects.toMatchObject({ code: 'invalid-input', data: { place: { column } } })
  })

  it('refuses another kind and strangers', async () => {
    const { save } = setUp()
    const made = await save({ kind: 'unit', fields: { name: '市总工会', unitKind: '成员单位' } })
    await expect(save({ id: made.id, version: 1, kind: 'project', fields: { name: '甲' } })).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(save({ id: stranger, version: 1, kind: 'unit', fields: { name: '甲' } })).rejects.toMatchObject({ code: 'not-found' })
  })
})

it('archives and brings back', async () => {
  const { options, save } = setUp()
  const { id } = await save({ kind: 'organization', fields: { name: '甲' } })
  expect(await call(subjects.archive, { ids: [id, id], archived: true }, options)).toMatchObject([{ id, version: 2, archivedAt: expect.any(String) }])
  expect(await call(subjects.list, { kind: 'organization', archived: false }, options)).toEqual([])
  expect(await call(subjects.list, { kind: 'organization', archived: true }, options)).toHaveLength(1)
  await call(subjects.archive, { ids: [id], archived: false }, options)
  expect(await call(subjects.list, { kind: 'organization', archived: false }, options)).toHaveLength(1)
  await expect(call(subjects.archive, { ids: [stranger], archived: true }, options)).rejects.toMatchObject({ code: 'not-found' })
})

it('tells what a subject reached in its rounds', async () => {
  const { store, options, save } = setUp()
  const { roundId, subjectIds } = roundOf(store, 2)
  expect(await call(subjects.history, { id: subjectIds[0] ?? '' }, options)).toMatchObject([{ roundId, roundName: '2026年度', endsOn: '2026-12-31', track: '规下企业', litStars: 0, rank: expect.toSatisfy((rank) => rank === null || typeof rank === 'number') }])
  const { id } = await save({ kind: 'organization', fields: { name: '未参评' } })
  expect(await call(subjects.history, { id }, options)).toEqual([])
  await expect(call(subjects.history, { id: stranger }, options)).rejects.toMatchObject({ code: 'not-found' })
})
