import type { InferContractRouterInputs } from '@orpc/contract'
import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { contract } from '@shared/contract'
import type { Fields } from '@shared/domain/subject'
import { rounds } from '../../src/main/services/rounds'
import { schemes } from '../../src/main/services/schemes'
import type { Store } from '../../src/main/store'
import { newStore } from '../store/helpers'
import { context, schemeNamed, serviceContext } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'
const year2026 = { name: '2026年度', startsOn: '2026-01-01', endsOn: '2026-12-31', previousRoundId: null, tracks: {} }

function setUp() {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const add = (fields: Fields) => store.write(context, (tx) => tx.subjects.insert('organization', fields)).id
  const ids = {
    social: add({ name: '样例协会', unitKind: '社会组织', township: '样例镇' }),
    foreign: add({ name: '样例外资公司', unitKind: '非公企业', tags: ['规上', '外资'] }),
    large: add({ name: '样例大厂', unitKind: '非公企业', tags: ['规上'], founded: '2026-10' }),
    small: add({ name: '样例小厂', unitKind: '非公企业', previousLevel: 3 }),
  }
  const schemeId = schemeNamed(store, '年度方案').id
  const create = (change: Partial<InferContractRouterInputs<typeof contract>['rounds']['create']> = {}) => call(rounds.create, { ...year2026, schemeId, subjectIds: Object.values(ids), ...change }, options)
  return { store, options, ids, schemeId, create }
}

function enterOne(store: Store, roundId: string, subjectId: string): void {
  store.write(context, (tx) =>
    tx.sheets.apply({ roundId, stage: 'city', evaluator: '' }, [{ subjectId, indicator: 'P4', cell: { state: 'mark', input: { option: 'good' }, at: tx.at, by: tx.actor } }]),
  )
}

describe('draft', () => {
  it('puts everybody on a track by the first rule that fits, and offers earlier rounds', async () => {
    const { options, ids, schemeId, create } = setUp()
    const drafted = await call(rounds.draft, { schemeId, endsOn: '2026-12-31' }, options)
    expect(drafted.subjects.map(({ subjectId, track }) => [subjectId, track])).toEqual([[ids.social, 'social'], [ids.foreign, 'foreign'], [ids.large, 'large'], [ids.small, 'small']])
    expect(drafted.tracks.map(({ code, count }) => [code, count])).toEqual([['social', 1], ['new-form', 0], ['foreign', 1], ['large', 1], ['small', 1]])
    expect(drafted).toMatchObject({ unassigned: 0, previousRounds: [] })
    const round = await create()
    expect((await call(rounds.draft, { schemeId, endsOn: '2027-12-31' }, options)).previousRounds).toEqual([{ id: round.id, name: '2026年度' }])
    expect((await call(rounds.draft, { schemeId, endsOn: '2026-12-31' }, options)).previousRounds).toEqual([])
  })

  it('leaves archived subjects out', async () => {
    const { store, options, ids, schemeId } = setUp()
    store.write(context, (tx) => tx.subjects.setArchived([ids.small], true))
    expect((await call(rounds.draft, { schemeId, endsOn: '2026-12-31' }, options)).subjects).toHaveLength(3)
  })

  it('says whom no rule fits, who then needs a track chosen', async () => {
    const { options, ids, schemeId, create } = setUp()
    const copy = await call(schemes.copy, { id: schemeId, name: '只有两条跑道' }, options)
    const tracks = copy.scheme.tracks?.filter(({ code }) => code === 'social' || code === 'large')
    await call(schemes.saveDraft, { id: copy.id, revision: 1, scheme: { ...copy.scheme, tracks } }, options)
    await expect(create({ schemeId: copy.id })).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('还没有发布') })
    await call(schemes.publish, { id: copy.id }, options)
    expect(await call(rounds.draft, { schemeId: copy.id, endsOn: '2026-12-31' }, options)).toMatchObject({ unassigned: 1 })
    await expect(create({ schemeId: copy.id })).rejects.toMatchObject({ code: 'invalid-input', data: { place: { subjectId: ids.small } } })
    const round = await create({ schemeId: copy.id, tracks: { [ids.small]: 'large' } })
    const document = await call(rounds.get, { roundId: round.id }, options)
    expect(document.subjects.find(({ subjectId }) => subjectId === ids.small)).toMatchObject({ track: 'large', trackBy: 'manual' })
    await expect(call(rounds.setTrack, { roundId: round.id, subjectIds: [ids.small], track: null }, options)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('ranks everybody together where a scheme names no tracks', async () => {
    const { store, options, schemeId } = setUp()
    const copy = await call(schemes.copy, { id: schemeNamed(store, '擂台赛').id, name: '无跑道' }, options)
    const { tracks: _tracks, ...scheme } = copy.scheme
    expect(_tracks === undefined || _tracks.length >= 0).toBe(true)
    await call(schemes.saveDraft, { id: copy.id, revision: 1, scheme }, options)
    const drafted = await call(rounds.draft, { schemeId: copy.id, endsOn: '2026-12-31' }, options)
    expect(drafted.tracks).toEqual([{ code: 'all', name: '全部', count: 0 }])
    expect(schemeId).not.toBe(copy.id)
  })
})

describe('create', () => {
  it('keeps a snapshot with derived attributes that later edits of the register do not touch', async () => {
    const { store, options, ids, create } = setUp()
    const round = await create()
    expect(round).toMatchObject({ name: '2026年度', status: 'open', subjectCount: 4, schemeVersion: 1, subjectKind: 'organization' })
    store.write(context, (tx) => tx.subjects.update(ids.large, 1, { name: '改名' }))
    const { subjects, scheme } = await call(rounds.get, { roundId: round.id }, options)
    expect(scheme.stars).toHaveLength(6)
    expect(subjects.map(({ attributes }) => [attributes.enterprise, attributes.newcomer, attributes.firstTime])).toEqual([[false, undefined, true], [true, undefined, true], [true, true, true], [true, undefined, false]])
    expect(subjects[2]).toMatchObject({ name: '样例大厂', trackBy: 'rule' })
    expect(subjects[0]).toMatchObject({ name: '样例协会', township: '样例镇' })
  })

  it('knows who took part before', async () => {
    const { options, ids, create } = setUp()
    const first = await create({ subjectIds: [ids.social] })
    const second = await create({ name: '2027年度', startsOn: '2027-01-01', endsOn: '2027-12-31', previousRoundId: first.id })
    const { subjects } = await call(rounds.get, { roundId: second.id }, options)
    expect(subjects.map(({ attributes }) => attributes.firstTime)).toEqual([false, true, true, false])
    expect((await call(rounds.list, undefined, options)).map(({ name }) => name)).toEqual(['2027年度', '2026年度'])
  })

  it('refuses what does not fit together, and writes nothing then', async () => {
    const { store, options, ids, schemeId, create } = setUp()
    const project = schemeNamed(store, '擂台赛').id
    const other = await create()
    const refused = async (change: Parameters<typeof create>[0], code: string, words: string) => {
      await expect(create({ name: '另一期', ...change })).rejects.toMatchObject({ code, message: expect.stringContaining(words) })
    }
    await refused({ name: '2026年度' }, 'conflict', '已有名为')
    await refused({ startsOn: '2027-01-01' }, 'invalid-input', '开始日期')
    await refused({ previousRoundId: other.id }, 'invalid-input', '应早于')
    await refused({ previousRoundId: stranger }, 'not-found', '评价期')
    await refused({ schemeId: stranger }, 'not-found', '评价方案')
    await refused({ subjectIds: [stranger] }, 'not-found', '台账')
    await refused({ schemeId: project }, 'invalid-input', '类别不同')
    await refused({ tracks: { [ids.small]: '月球' } }, 'invalid-input', '跑道')
    const unit = store.write(context, (tx) => tx.subjects.insert('unit', { name: '样例局' }))
    await refused({ schemeId: schemeNamed(store, '成员单位').id, subjectIds: [unit.id], endsOn: '2027-12-31', previousRoundId: other.id }, 'invalid-input', '另一类')
    store.write(context, (tx) => tx.subjects.setArchived([ids.small], true))
    await refused({}, 'invalid-input', '停用')
    expect(await call(rounds.list, undefined, options)).toHaveLength(1)
    expect(schemeId).not.toBe(project)
  })
})

describe('an open round', () => {
  it('can be renamed', async () => {
    const { options, create } = setUp()
    const [one, two] = [await create(), await create({ name: '补评', endsOn: '2026-06-30' })]
    expect(await call(rounds.rename, { roundId: one.id, name: '年度评定' }, options)).toMatchObject({ name: '年度评定' })
    await expect(call(rounds.rename, { roundId: two.id, name: '年度评定' }, options)).rejects.toMatchObject({ code: 'conflict' })
    await expect(call(rounds.rename, { roundId: stranger, name: '无' }, options)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('moves subjects to a track by hand and back', async () => {
    const { options, ids, create } = setUp()
    const { id: roundId } = await create()
    const trackOf = async (track: string | null) => {
      const document = await call(rounds.setTrack, { roundId, subjectIds: [ids.small], track }, options)
      const { track: now, trackBy } = document.subjects.find(({ subjectId }) => subjectId === ids.small) ?? {}
      return [now, trackBy, document.tracks.find(({ code }) => code === 'large')?.count]
    }
    expect(await trackOf('large')).toEqual(['large', 'manual', 2])
    expect(await trackOf(null)).toEqual(['small', 'rule', 1])
    await expect(trackOf('月球')).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call(rounds.setTrack, { roundId, subjectIds: [stranger], track: 'large' }, options)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is removed while nothing is entered and nothing refers to it', async () => {
    const { store, options, ids, create } = setUp()
    const first = await create()
    const second = await create({ name: '2027年度', endsOn: '2027-12-31', previousRoundId: first.id })
    await expect(call(rounds.remove, { roundId: first.id }, options)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('2027年度') })
    enterOne(store, second.id, ids.small)
    await expect(call(rounds.remove, { roundId: second.id }, options)).rejects.toMatchObject({ code: 'conflict' })
    store.write(context, (tx) => tx.sheets.apply({ roundId: second.id, stage: 'city', evaluator: '' }, [{ subjectId: ids.small, indicator: 'P4', cell: null }]))
    await call(rounds.remove, { roundId: second.id }, options)
    await call(rounds.remove, { roundId: first.id }, options)
    expect(await call(rounds.list, undefined, options)).toEqual([])
  })

  it('is not removed once a task was sent or a sheet confirmed: that could not be brought back', async () => {
    const { store, options, ids, create } = setUp()
    const [sent, confirmed] = [await create(), await create({ name: '补评', endsOn: '2026-06-30' })]
    store.write(context, (tx) => tx.tasks.insert({ id: 't', direction: 'sent', roundId: sent.id, author: '甲', stages: [], subjectIds: [ids.small], devices: [], secret: '', madeAt: '2026-01-01T00:00:00Z' }))
    store.write(context, (tx) => tx.sheetStates.set({ roundId: confirmed.id, stage: 'city', evaluator: '' }, { subjectId: ids.small, state: 'confirmed', confirmedBy: '甲', confirmedAt: '2026-01-01T00:00:00Z', controlTotal: null, reviewedBy: null, reviewedAt: null, reason: '' }))
    for (const { id } of [sent, confirmed]) await expect(call(rounds.remove, { roundId: id }, options)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is brought back as it was, unless its name is taken or the round before is gone', async () => {
    const { store, options, ids, create } = setUp()
    const first = await create()
    const { id: roundId } = await create({ name: '2027年度', endsOn: '2027-12-31', previousRoundId: first.id })
    await call(rounds.setTrack, { roundId, subjectIds: [ids.small], track: 'large' }, options)
    const before = await call(rounds.get, { roundId }, options)
    const round = await call(rounds.remove, { roundId }, options)
    const { id: other } = await create({ name: '2027年度', endsOn: '2027-12-31' })
    await expect(call(rounds.restore, { round }, options)).rejects.toMatchObject({ code: 'conflict' })
    await call(rounds.remove, { roundId: other }, options)
    await call(rounds.restore, { round }, options)
    expect(await call(rounds.get, { roundId }, options)).toEqual(before)
    expect(store.verifyChain().ok).toBe(true)
    await call(rounds.remove, { roundId }, options)
    await call(rounds.remove, { roundId: first.id }, options)
    await expect(call(rounds.restore, { round }, options)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('finishing', () => {
  it('stores the results and closes the round; reopening needs a reason, which is kept', async () => {
    const { store, options, ids, create } = setUp()
    const { id: roundId } = await create()
    enterOne(store, roundId, ids.small)
    await expect(call(rounds.reopen, { roundId, reason: '更正' }, options)).rejects.toMatchObject({ code: 'round-not-finished' })
    expect(await call(rounds.finish, { roundId }, options)).toMatchObject({ status: 'finished', finishedAt: expect.any(String) })
    expect(store.results.full(roundId).map(({ organizationId }) => organizationId).sort()).toEqual(Object.values(ids).sort())
    expect(store.results.find(roundId, ids.small)?.stars[0]?.indicators.find(({ code }) => code === 'P4')).toMatchObject({ points: 2, state: 'scored' })
    for (const attempt of [call(rounds.finish, { roundId }, options), call(rounds.remove, { roundId }, options), call(rounds.setTrack, { roundId, subjectIds: [ids.small], track: 'large' }, options)]) {
      await expect(attempt).rejects.toMatchObject({ code: 'round-finished' })
    }
    await expect(call(rounds.reopen, { roundId, reason: ' ' }, options)).rejects.toThrow()
    expect(await call(rounds.reopen, { roundId, reason: '录入有误' }, options)).toMatchObject({ status: 'open', finishedAt: null })
    expect(store.results.totals(roundId)).toEqual([])
    expect(store.changes.recent(5).some(({ action, after }) => action === '重新打开评价期' && after?.includes('录入有误'))).toBe(true)
    expect(store.verifyChain().ok).toBe(true)
  })
})
