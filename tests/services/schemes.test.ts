import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import { acting } from '../../src/main/services/acting'
import { schemes } from '../../src/main/services/schemes'
import { settings } from '../../src/main/services/settings'
import { canonicalHash } from '../../src/main/store'
import { newStore, roundOf } from '../store/helpers'
import { schemeNamed, serviceContext } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

function setUp() {
  const store = newStore()
  const options = { context: serviceContext(store) }
  return { store, options, year: schemeNamed(store, '年度方案').id }
}

it('lists the built-in schemes, published and without problems', async () => {
  const { options, year } = setUp()
  const listed = await call(schemes.list, undefined, options)
  expect(listed.length).toBeGreaterThanOrEqual(4)
  expect(listed.every(({ builtIn, status, hash }) => builtIn && status === 'published' && hash?.length === 64)).toBe(true)
  for (const { id } of listed) expect((await call(schemes.get, { id }, options)).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(await call(schemes.get, { id: year }, options)).toMatchObject({ id: year, indicatorCount: 29, starCount: 6, revision: 1 })
  await expect(call(schemes.get, { id: stranger }, options)).rejects.toMatchObject({ code: 'not-found' })
})

it('copies, edits and publishes a scheme; then it is frozen', async () => {
  const { options, year } = setUp()
  const copy = await call(schemes.copy, { id: year, name: '本市六星评价' }, options)
  expect(copy).toMatchObject({ name: '本市六星评价', version: 1, status: 'draft', builtIn: false, hash: null, scheme: { id: copy.id, name: '本市六星评价' } })
  const saved = await call(schemes.saveDraft, { id: copy.id, revision: copy.revision, scheme: { ...copy.scheme, decimals: 1 } }, options)
  expect(saved).toMatchObject({ revision: 2, scheme: { decimals: 1 } })
  await expect(call(schemes.saveDraft, { id: copy.id, revision: 1, scheme: copy.scheme }, options)).rejects.toMatchObject({ code: 'conflict' })
  const published = await call(schemes.publish, { id: copy.id }, options)
  expect(published).toMatchObject({ status: 'published', hash: canonicalHash(saved.scheme) })
  await expect(call(schemes.saveDraft, { id: copy.id, revision: 2, scheme: copy.scheme }, options)).rejects.toMatchObject({ code: 'scheme-published' })
  await expect(call(schemes.publish, { id: copy.id }, options)).rejects.toMatchObject({ code: 'scheme-published' })
  expect(await call(schemes.copy, { id: copy.id, name: '本市六星评价' }, options)).toMatchObject({ version: 2 })
})

it('keeps an invalid draft, names its problems, and does not publish it', async () => {
  const { options, year } = setUp()
  const copy = await call(schemes.copy, { id: year, name: '未完成' }, options)
  const [first, ...others] = copy.scheme.stars
  const broken = { ...copy.scheme, stars: first ? [{ ...first, fullScore: 16 }, ...others] : [] }
  const saved = await call(schemes.saveDraft, { id: copy.id, revision: 1, scheme: broken }, options)
  expect(saved.problems).toMatchObject([{ severity: 'error', code: 'sum-mismatch' }])
  expect(await call(schemes.validate, { scheme: broken }, options)).toEqual(saved.problems)
  await expect(call(schemes.publish, { id: copy.id }, options)).rejects.toMatchObject({ code: 'scheme-invalid', data: { place: { path: saved.problems[0]?.path } } })
  expect((await call(schemes.get, { id: copy.id }, options)).status).toBe('draft')
  const shapeless = await call(schemes.saveDraft, { id: copy.id, revision: 2, scheme: JSON.parse('{"stars":7}') }, options)
  expect(shapeless.problems.length).toBeGreaterThan(0)
})

it('does not publish a second scheme of the same name and version', async () => {
  const { options, year } = setUp()
  const [one, two] = [await call(schemes.copy, { id: year, name: '甲' }, options), await call(schemes.copy, { id: year, name: '乙' }, options)]
  await call(schemes.publish, { id: one.id }, options)
  await call(schemes.saveDraft, { id: two.id, revision: 1, scheme: { ...two.scheme, name: '甲' } }, options)
  await expect(call(schemes.publish, { id: two.id }, options)).rejects.toMatchObject({ code: 'conflict' })
})

it('removes drafts, but neither built-in schemes nor those of a round', async () => {
  const { store, options, year } = setUp()
  const copy = await call(schemes.copy, { id: year, name: '草稿' }, options)
  const removed = await call(schemes.remove, { id: copy.id }, options)
  await expect(call(schemes.get, { id: copy.id }, options)).rejects.toMatchObject({ code: 'not-found' })
  const back = await call(schemes.restore, { scheme: removed }, options)
  expect(back).toMatchObject({ name: '草稿', version: 1, status: 'draft', scheme: { ...removed, id: back.id } })
  expect(await call(schemes.restore, { scheme: removed }, options)).toMatchObject({ name: '草稿', version: 2 })
  await expect(call(schemes.remove, { id: year }, options)).rejects.toMatchObject({ code: 'scheme-published' })
  const used = await call(schemes.copy, { id: year, name: '在用' }, options)
  await call(schemes.publish, { id: used.id }, options)
  const { subjectIds } = roundOf(store, 1)
  store.write(acting(store, '测试'), (tx) =>
    tx.rounds.insert({ name: '在用', schemeId: used.id, startsOn: '2026-01-01', endsOn: '2026-03-31', previousRoundId: null, subjects: subjectIds.map((subjectId) => ({ subjectId, attributes: {}, track: 'small', trackBy: 'rule' })) }),
  )
  await expect(call(schemes.remove, { id: used.id }, options)).rejects.toMatchObject({ code: 'scheme-in-use' })
})

it('keeps settings, and signs what follows with the evaluator named there', async () => {
  const { store, options, year } = setUp()
  const wanted = { unitName: '样例市委两新工委', evaluatorName: '样例甲', signatures: ['制表人'], townships: [{ name: '样例镇', aliases: ['样例'] }] }
  expect(await call(settings.update, wanted, options)).toEqual(wanted)
  expect(await call(settings.get, undefined, options)).toEqual(wanted)
  expect(store.evaluators.list().map(({ name }) => name)).toEqual(['样例甲'])
  await call(schemes.copy, { id: year, name: '草稿' }, options)
  expect(store.changes.recent(1)).toMatchObject([{ actor: '样例甲', action: '复制方案' }])
})
