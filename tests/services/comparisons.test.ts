import { call } from '@orpc/server'
import type { SavedComparison } from '@shared/domain/saved-comparison'
import { expect, it } from 'vitest'
import { audit } from '../../src/main/services/audit'
import { comparisons } from '../../src/main/services/comparisons'
import { newStore } from '../store/helpers'
import { serviceContext } from './round-helpers'

const id = (at: number) => `${String(at).repeat(8)}-1111-4111-8111-111111111111`
const saved = (at: number, name: string): SavedComparison => ({ id: id(at), name, subjectIds: [id(7), id(8)], baseline: { organizationId: id(7) }, track: 'small' })

it('keeps comparisons by name in the data file, apart from the settings, each change with its entry in the log', async () => {
  const store = newStore()
  const service = { context: serviceContext(store) }
  const settings = store.settings.get()
  await call(comparisons.save, saved(2, '乙组'), service)
  await call(comparisons.save, saved(1, '丙组'), service)
  await call(comparisons.save, { ...saved(1, '丙组'), baseline: 'mean' }, service)
  expect(await call(comparisons.list, undefined, service)).toEqual([{ ...saved(1, '丙组'), baseline: 'mean' }, saved(2, '乙组')])
  await expect(call(comparisons.save, saved(3, '乙组'), service)).rejects.toMatchObject({ code: 'conflict' })
  expect(await call(comparisons.save, saved(2, '甲组'), service)).toMatchObject([{ name: '丙组' }, { name: '甲组' }])
  expect(await call(comparisons.remove, { id: id(1) }, service)).toEqual([saved(2, '甲组')])
  await expect(call(comparisons.remove, { id: id(1) }, service)).rejects.toMatchObject({ code: 'not-found' })
  expect(store.settings.get()).toEqual(settings)
  const { entries } = await call(audit.list, { filter: { text: '', actors: [], actions: [], devices: [], roundId: null, subjectId: null, from: null, before: null }, offset: 0, limit: 5 }, service)
  expect(entries.map(({ what, before, after }) => [what, before, after])).toEqual([
    ['保存的对比', '丙组（2 家）', ''],
    ['保存的对比', '乙组（2 家）', '甲组（2 家）'],
    ['保存的对比', '丙组（2 家）', '丙组（2 家）'],
    ['保存的对比', '', '丙组（2 家）'],
    ['保存的对比', '', '乙组（2 家）'],
  ])
})
