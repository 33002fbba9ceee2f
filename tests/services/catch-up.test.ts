import { call } from '@orpc/server'
import { pathTo } from '@rules'
import { describe, expect, it } from 'vitest'
import { evaluationOf, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { results } from '../../src/main/services/results'
import { enter } from '../../src/main/services/scoring/enter'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, schemeNamed, serviceContext } from './round-helpers'

/** Three organizations of one track, the first best. */
function round() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const { roundId, subjectIds } = openRound(store, id, ['甲', '乙', '丙'].map((name) => ({ name, track: 'small', attributes: { enterprise: true, firstTime: true } })))
  subjectIds.forEach((subjectId, at) => enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => (code.charCodeAt(1) + at) % 4 >= at) }))
  return { store, roundId, subjectIds, service: { context: serviceContext(store) } }
}

const stranger = '99999999-9999-4999-8999-999999999999'

describe('catching up', () => {
  it('tells the cheapest path to the next rank as the rules find it, and applying it gets there', async () => {
    const { store, roundId, subjectIds, service } = round()
    const evaluation = evaluationOf(store, roundId)
    const last = roundTotals(store, roundId).reduce((worst, each) => ((each.rank ?? 0) > (worst.rank ?? 0) ? each : worst))
    const goal = { rank: (last.rank ?? 1) - 1 }
    const { answer, previousLevel } = await call(results.path, { roundId, subjectId: last.organizationId, goal }, service)
    expect(answer).toEqual(pathTo(evaluation.loaded.compiled, evaluation.entries(), last.organizationId, goal))
    expect(previousLevel).toBeNull()
    if (!answer.ok) throw new Error(answer.reason)
    expect(answer.path.steps.length).toBeGreaterThan(0)
    expect(subjectIds).toContain(last.organizationId)
  })

  it('tells why a goal cannot be reached', async () => {
    const { store, roundId, service } = round()
    const first = roundTotals(store, roundId).find(({ rank }) => rank === 1)
    await expect(call(results.path, { roundId, subjectId: first?.organizationId ?? '', goal: { rank: 1 } }, service)).resolves.toEqual({ answer: { ok: false, reason: 'already-there' }, previousLevel: null })
    await expect(call(results.path, { roundId, subjectId: stranger, goal: { rank: 1 } }, service)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('names whom to learn each indicator from', async () => {
    const { roundId, subjectIds, service } = round()
    const lessons = await call(results.lessons, { roundId, subjectId: subjectIds[2] ?? '' }, service)
    expect(lessons).toHaveLength(29)
    const led = lessons.filter(({ model }) => model !== null)
    expect(led.length).toBeGreaterThan(3)
    for (const { points, model } of led) expect(model?.points).toBeGreaterThan(points ?? -Infinity)
    await expect(call(results.lessons, { roundId, subjectId: stranger }, service)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('has a line of gaps for who never took part', async () => {
    const { roundId, subjectIds, service } = round()
    const history = await call(results.history, { roundId, subjectIds: [subjectIds[0] ?? '', stranger] }, service)
    expect(history.rounds).toMatchObject([{ id: roundId, provisional: true }])
    expect(history.lines[0]).toMatchObject({ name: '甲', places: [{ track: 'small', of: 3 }] })
    expect(history.lines[1]).toEqual({ subjectId: stranger, name: '', places: [null] })
  })
})
