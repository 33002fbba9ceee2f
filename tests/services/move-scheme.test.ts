import { call } from '@orpc/server'
import type { Indicator, Scheme } from '@rules'
import { blankScheme } from '@shared/schemes'
import { expect, it } from 'vitest'
import { rounds } from '../../src/main/services/rounds'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import type { Store } from '../../src/main/store'
import { newStore } from '../store/helpers'
import { context, openRound, publish, schemeNamed, serviceContext } from './round-helpers'

const stranger = '99999999-9999-4999-8999-999999999999'

function score(code: string, fullScore: number): Indicator {
  return { code, name: `指标 ${code}`, fullScore, rule: { kind: 'score', from: 'zero' } }
}

/** One star of two indicators, 10 points together, lit from 8 on; two tracks by the number of members. */
function schemeOf(version: number, indicators: Indicator[], change: Partial<Scheme> = {}): Scheme {
  const [star] = blankScheme('小方案').stars
  if (!star) throw new Error('no star')
  return {
    ...blankScheme('小方案'),
    version,
    attributes: [{ code: 'members', name: '党员数', type: 'number' }],
    stars: [{ ...star, fullScore: indicators.reduce((sum, each) => sum + each.fullScore, 0), indicators }],
    tracks: [{ code: 'large', name: '大', when: { attribute: 'members', atLeast: 50 } }, { code: 'rest', name: '其余' }],
    vetoes: [{ code: 'V1', name: '重大事故', effect: { kind: 'no-level' } }],
    ...change,
  }
}

function setUp(next: Scheme) {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const first = publish(store, schemeOf(1, [score('A1', 5), score('A2', 5)]))
  const { roundId, subjectIds } = openRound(store, first, [
    { name: '甲', track: 'large', attributes: { members: 60 } },
    { name: '乙', track: 'rest', attributes: { members: 10 } },
  ])
  const [one = '', two = ''] = subjectIds
  enter(store, roundId, one, { A1: 5, A2: 4 })
  enter(store, roundId, two, { A1: 2, A2: 2 })
  return { store, options, roundId, one, two, first, second: publish(store, next) }
}

function enter(store: Store, roundId: string, subjectId: string, values: Record<string, number>) {
  store.write(context, (tx) =>
    tx.sheets.apply(
      { roundId, stage: '', evaluator: '' },
      Object.entries(values).map(([indicator, value]) => ({ subjectId, indicator, cell: { state: 'mark', input: { value }, at: tx.at, by: tx.actor } })),
    ),
  )
}

it('shows what another scheme does to marks, levels and tracks, and writes nothing', async () => {
  const { store, options, roundId, one, two, second } = setUp(schemeOf(2, [score('A1', 3), score('A3', 7)], { tracks: [{ code: 'all-of-them', name: '不分跑道' }], vetoes: undefined }))
  store.write(context, (tx) => tx.vetoes.set(roundId, { subjectId: two, code: 'V1', note: '', at: tx.at, by: tx.actor }))
  const revision = store.revision
  const changes = await call(rounds.schemeChanges, { roundId, schemeId: second }, options)
  expect(changes).toMatchObject({ from: { version: 1 }, to: { id: second, version: 2 } })
  expect(changes.unfit).toEqual([
    { indicator: 'A1', name: '指标 A1', stage: '', count: 1, reason: '超出新的分值范围' },
    { indicator: 'A2', name: '指标 A2', stage: '', count: 2, reason: '新方案没有这项指标' },
  ])
  expect(changes.lostVetoes).toEqual([{ code: 'V1', name: '重大事故', count: 1 }])
  expect(changes.tracks).toEqual([
    { subjectId: one, name: '甲', from: '大', to: '不分跑道' },
    { subjectId: two, name: '乙', from: '其余', to: '不分跑道' },
  ])
  expect(changes.results.find(({ subjectId }) => subjectId === one)).toMatchObject({ before: { level: 1, total: 9, complete: true }, after: { level: null, complete: false } })
  expect(store.revision).toBe(revision)
})

it('moves the round: what fits counts by the new scheme, what does not stays in the file', async () => {
  const { store, options, roundId, one, two, second } = setUp(schemeOf(2, [score('A1', 3), score('A2', 7)]))
  const document = await call(rounds.moveScheme, { roundId, schemeId: second }, options)
  expect(document).toMatchObject({ round: { schemeId: second, schemeVersion: 2 }, scheme: { version: 2 } })
  expect(store.sheets.ofSubject(roundId, one)[0]?.cells).toMatchObject({ A1: { input: { value: 5 } }, A2: { input: { value: 4 } } })
  const totals = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, result]))
  expect(totals.get(one)).toMatchObject({ status: 'incomplete' })
  expect(totals.get(two)).toMatchObject({ status: 'complete', total: 4 })
})

it('says nothing changes when nothing does', async () => {
  const { options, roundId, second } = setUp(schemeOf(2, [score('A1', 5), score('A2', 5)], { note: '只改说明' }))
  expect(await call(rounds.schemeChanges, { roundId, schemeId: second }, options)).toMatchObject({ unfit: [], lostVetoes: [], results: [], tracks: [] })
})

it('keeps a track chosen by hand, and moves nobody onto none', async () => {
  const { store, options, roundId, one, two, second } = setUp(schemeOf(2, [score('A1', 5), score('A2', 5)], { tracks: [{ code: 'large', name: '大', when: { attribute: 'members', atLeast: 80 } }] }))
  store.write(context, (tx) => tx.rounds.setTracks(roundId, [{ subjectId: one, track: 'large', trackBy: 'manual' }]))
  expect((await call(rounds.schemeChanges, { roundId, schemeId: second }, options)).tracks).toEqual([{ subjectId: two, name: '乙', from: '其余', to: null }])
  await expect(call(rounds.moveScheme, { roundId, schemeId: second }, options)).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('“乙”') })
  expect(store.rounds.find(roundId)?.schemeVersion).toBe(1)
})

it('refuses drafts, the same scheme, schemes of other subjects, and finished rounds', async () => {
  const { store, options, roundId, first, second } = setUp(schemeOf(2, [score('A1', 5), score('A2', 5)]))
  const draft = store.write(context, (tx) => tx.schemes.insertDraft(schemeOf(3, [score('A1', 10)]))).id
  for (const schemeId of [draft, first, schemeNamed(store, '成员单位').id]) await expect(call(rounds.schemeChanges, { roundId, schemeId }, options)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call(rounds.schemeChanges, { roundId, schemeId: stranger }, options)).rejects.toMatchObject({ code: 'not-found' })
  await call(rounds.finish, { roundId }, options)
  await expect(call(rounds.moveScheme, { roundId, schemeId: second }, options)).rejects.toMatchObject({ code: 'round-finished' })
})
