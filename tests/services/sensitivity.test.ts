import { call } from '@orpc/server'
import type { OrganizationResult } from '@rules'
import { expect, it } from 'vitest'
import { evaluationOf, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { sensitivity } from '../../src/main/services/sensitivity'
import { enter } from '../../src/main/services/scoring/enter'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, schemeNamed, serviceContext } from './round-helpers'

/** Eight organizations on two tracks, the last one not finished. */
function round() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const { roundId, subjectIds } = openRound(store, id, Array.from({ length: 8 }, (_, at) => ({ name: `单位${at + 1}`, track: at < 5 ? 'small' : 'large', attributes: { enterprise: true, firstTime: true } })))
  for (const [at, subjectId] of subjectIds.slice(0, 7).entries()) enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => (code.charCodeAt(1) + at) % (at + 2) !== 0) })
  return { store, scheme, roundId, subjectIds, service: { context: serviceContext(store) } }
}

it('tells whose level and rank another scheme would alter, as a plain loop over the star scores does, and writes nothing', async () => {
  const { store, scheme, roundId, service } = round()
  const before = roundTotals(store, roundId)
  const revision = store.revision
  const [first, second] = scheme.stars
  const weights = { [first?.code ?? '']: 40, [second?.code ?? '']: 5 }
  const lines = Object.fromEntries(scheme.stars.map(({ code }) => [code, 0.95]))
  const { rows } = await call(sensitivity.scheme, { roundId, alteration: { weights, lines } }, service)
  const after = new Map<string, { total: number; lit: number }>()
  for (const result of before) {
    let total = result.bonus - result.deduction
    let lit = 0
    for (const star of result.stars) {
      total += Math.round((star.score * (weights[star.code] ?? star.fullScore) * 100) / star.fullScore + 1e-9) / 100
      const unmet = star.unmet.filter((code) => code !== 'score')
      if (unmet.length === 0 && star.score >= 0.95 * star.fullScore - 1e-9) lit += 1
    }
    after.set(result.organizationId, { total: Math.min(total, scheme.cap ?? Infinity), lit })
  }
  const expected: string[] = []
  for (const own of before) {
    if (own.rank === null) continue
    const stars = own.stars.map(({ score }) => score)
    const keys = (result: OrganizationResult) => scheme.ranking.criteria.map((criterion) => {
      if (criterion.by === 'total') return Math.round((after.get(result.organizationId)?.total ?? NaN) * 100)
      if (criterion.by === 'lit-stars') return after.get(result.organizationId)?.lit ?? NaN
      if (criterion.by === 'star') return result.stars.find(({ code }) => code === criterion.code)?.score ?? NaN
      if (criterion.by === 'bonus') return result.bonus
      throw new Error(`this loop does not know ${criterion.by}`)
    })
    let better = 0
    for (const other of before) {
      if (other.track !== own.track || other.rank === null) continue
      const [a, b] = [keys(other), keys(own)]
      const at = a.findIndex((value, index) => value !== b[index])
      if (at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)) better += 1
    }
    expect(stars).toHaveLength(6)
    const row = rows.find(({ subjectId }) => subjectId === own.organizationId)
    if (row) expect([row.after.rank, row.after.total]).toEqual([better + 1, expect.closeTo(after.get(own.organizationId)?.total ?? NaN, 6)])
    if (better + 1 !== own.rank || row) expected.push(own.organizationId)
  }
  expect(rows.map(({ subjectId }) => subjectId)).toEqual(expected)
  expect(rows.filter(({ before: was, after: is }) => was.level !== is.level).length).toBeGreaterThan(1)
  expect(store.revision).toBe(revision)
  expect(roundTotals(store, roundId)).toEqual(before)
  await expect(call(sensitivity.scheme, { roundId, alteration: { lines: { [first?.code ?? '']: 1.5 } } }, service)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call(sensitivity.scheme, { roundId, alteration: { weights: { 无: 1 } } }, service)).rejects.toMatchObject({ code: 'invalid-input' })
})

it('finds margins of everybody ranked, with progress, and can be stopped', async () => {
  const { store, roundId, subjectIds, service } = round()
  const steps = []
  for await (const step of await call(sensitivity.margins, { roundId }, service)) steps.push(step)
  const done = steps.at(-1)
  if (done?.type !== 'done') throw new Error('no answer')
  expect(steps[0]).toEqual({ type: 'progress', done: 0, total: 8, label: '逐家找最小的改动' })
  expect(done.result.map(({ organizationId }) => organizationId)).toEqual(subjectIds.slice(0, 7))
  for (const { organizationId, rank, rankDown } of done.result) {
    expect(roundTotals(store, roundId).find((each) => each.organizationId === organizationId)?.rank).toBe(rank)
    const points = evaluationOf(store, roundId).full().find((each) => each.organizationId === organizationId)?.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === rankDown?.indicator)?.points
    if (rankDown && points !== undefined) expect(rankDown.from).toBe(points)
  }
  const stopped = call(sensitivity.margins, { roundId }, { ...service, signal: AbortSignal.abort() })
  await expect((async () => { for await (const step of await stopped) expect(step.type).toBe('progress') })()).rejects.toMatchObject({ code: 'cancelled' })
})
