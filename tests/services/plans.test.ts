import { call } from '@orpc/server'
import { compileScheme, evaluate, pathTo, type Scheme } from '@rules'
import type { PlanItemFields } from '@shared/domain/plan'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/main/store'
import { entries, evaluateRound, evaluationOf, previousLevels, roundResults, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { plans } from '../../src/main/services/plans'
import { planDocument, planSummaries } from '../../src/main/services/plans/document'
import { addPlanItems, changePlanItem, removePlan, restorePlan, savePlan, setItemsRemoved } from '../../src/main/services/plans/keep'
import { whatIf } from '../../src/main/services/plans/what-if'
import { finishRound } from '../../src/main/services/rounds/finishing/finish'
import { removeRound } from '../../src/main/services/rounds/remove'
import { enter } from '../../src/main/services/scoring/enter'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, schemeNamed, serviceContext, textsFor } from './round-helpers'

const today = '2026-06-30'

/** Six organizations scored so that they differ; the last one lacks an indicator. */
function scoredRound(store: Store, options: { year?: number; previousRoundId?: string; subjectIds?: readonly string[]; good?: (at: number, code: string) => boolean } = {}) {
  const { id, scheme } = schemeNamed(store, '年度方案')
  const names = ['甲', '乙', '丙', '丁', '戊', '己']
  const subjects = names.map((name, at) => ({ name, track: at < 4 ? 'small' : 'large', attributes: { enterprise: true, firstTime: false, township: at % 2 ? '东镇' : '西镇' }, subjectId: options.subjectIds?.[at] }))
  const round = openRound(store, id, subjects, { year: options.year ?? 2026, previousRoundId: options.previousRoundId ?? null })
  const good = options.good ?? ((at: number, code: string) => (code.charCodeAt(1) + at) % (at + 2) !== 0)
  for (const [at, subjectId] of round.subjectIds.entries()) {
    const all = fullEntries(scheme, subjectId, ({ code }) => good(at, code))
    enter(store, { roundId: round.roundId, stage: 'city', entries: at === 5 ? all.filter(({ indicator }) => indicator !== 'P3') : all })
  }
  return { ...round, scheme, id: (at: number) => round.subjectIds[at] ?? '' }
}

function itemOf(indicator: string, target: number, more: Partial<PlanItemFields> = {}): PlanItemFields {
  return { indicator, target, measure: '补齐台账', owner: '党建指导员', dueOn: '2026-09-30', progress: 0, remark: '', steps: [], ...more }
}

/** An indicator an organization could do better in, with its points and full score. */
function gapOf(store: Store, scheme: Scheme, roundId: string, subjectId: string, at = 0) {
  const result = roundResults(store, roundId).find(({ organizationId }) => organizationId === subjectId)
  const full = new Map(scheme.stars.flatMap(({ indicators }) => indicators).map(({ code, fullScore }) => [code, fullScore]))
  const gaps = result?.stars.flatMap(({ indicators }) => indicators).flatMap(({ code, points, state }) => (state === 'scored' && points !== null && points < (full.get(code) ?? 0) ? [{ code, points, fullScore: full.get(code) ?? 0 }] : []))
  const gap = gaps?.[at]
  if (!gap) throw new Error('no gap')
  return gap
}

describe('the path of a plan', () => {
  it('is the one of the rules, before quotas, with what stays fixed', async () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    const options = { previousLevels: previousLevels(store, roundId) }
    const rules = (fixed: string[]) => pathTo(compileScheme(scheme), entries(store, roundId), id(2), { rank: 1 }, { fixed, ...options })
    const service = { context: serviceContext(store) }
    const path = (fixed: string[], signal?: AbortSignal) => call(plans.path, { roundId, subjectId: id(2), goal: { rank: 1 }, fixed }, { ...service, signal })
    const free = await path([])
    expect(free).toEqual(rules([]))
    const first = free.ok ? (free.path.steps[0]?.indicator ?? '') : ''
    expect(await path([first])).toEqual(rules([first]))
    await expect(path(['无此指标'])).rejects.toThrow('没有这项指标')
    await expect(path([], AbortSignal.abort())).rejects.toThrow()
  })
})

describe('what if', () => {
  it('counts level, rank and who is passed as a plain loop over both rounds does', async () => {
    const store = newStore()
    const { roundId, scheme, id, subjectIds } = scoredRound(store)
    const path = await call(plans.path, { roundId, subjectId: id(2), goal: { rank: 1 }, fixed: [] }, { context: serviceContext(store) })
    if (!path.ok) throw new Error(path.reason)
    const answer = whatIf(store, { roundId, subjectId: id(2) }, { points: Object.fromEntries(path.path.steps.map(({ indicator, to }) => [indicator, to])), marks: [] })
    expect(answer.standing).toMatchObject({ rank: 1, total: path.path.total, level: path.path.level, complete: true })
    const before = roundTotals(store, roundId)
    const own = before.find(({ organizationId }) => organizationId === id(2))
    const expected: string[] = []
    for (const other of before) {
      if (other.organizationId === id(2) || other.track !== own?.track || other.rank === null || own.rank === null) continue
      if (other.total >= own.total && other.total < answer.standing.total) expected.push(other.organizationId)
    }
    expect(expected.length).toBeGreaterThan(0)
    expect([...answer.passed].sort()).toEqual(expected.sort())
    expect(answer.passedBy).toEqual([])
    expect(answer.stars.map(({ code }) => code)).toEqual(scheme.stars.map(({ code }) => code))
    expect(before.map(({ organizationId }) => organizationId)).toEqual(subjectIds)
  })

  it('takes marks as they are typed, at the stage that decides, and says what is no mark', () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    const gap = gapOf(store, scheme, roundId, id(1))
    const indicator = scheme.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === gap.code)
    if (!indicator) throw new Error('no indicator')
    const texts = textsFor(indicator, true)
    const answer = whatIf(store, { roundId, subjectId: id(1) }, { points: {}, marks: [{ indicator: gap.code, texts }] })
    enter(store, { roundId, stage: 'city', entries: [{ subjectId: id(1), indicator: gap.code, texts }] })
    const entered = roundTotals(store, roundId).find(({ organizationId }) => organizationId === id(1))
    expect(answer).toMatchObject({ standing: { total: entered?.total, rank: entered?.rank, level: entered?.level }, problems: [] })
    const refused = whatIf(store, { roundId, subjectId: id(1) }, { points: {}, marks: [{ indicator: 'P1', texts: { [Object.keys(texts)[0] ?? '']: '一派胡言' } }] })
    expect(refused.problems).toMatchObject([{ indicator: 'P1' }])
  })

  it('counts what is missing as 0, so that it has a rank', () => {
    const store = newStore()
    const { roundId, id } = scoredRound(store)
    expect(planDocument(store, roundId, id(5), today).standing).toMatchObject({ complete: false, rank: null })
    expect(whatIf(store, { roundId, subjectId: id(5) }, { points: {}, marks: [] })).toMatchObject({ standing: { complete: true }, unranked: null, passed: [] })
  })

  it('refuses points an indicator cannot have', () => {
    const store = newStore()
    const { roundId, id } = scoredRound(store)
    expect(() => whatIf(store, { roundId, subjectId: id(1) }, { points: { P1: 1000 }, marks: [] })).toThrow('没有试算')
    expect(() => whatIf(store, { roundId, subjectId: '99999999-9999-4999-8999-999999999999' }, { points: {}, marks: [] })).toThrow('没有参加')
  })

  it('takes less than 100 ms of the processor at 500 organizations', () => {
    const store = newStore()
    const { id: schemeId, scheme } = schemeNamed(store, '年度方案')
    const { roundId, subjectIds } = openRound(store, schemeId, Array.from({ length: 500 }, (_, at) => ({ name: `某某科技有限公司${at}`, track: 'small', attributes: { enterprise: true, firstTime: false } })))
    enter(store, { roundId, stage: 'city', entries: subjectIds.flatMap((subjectId, at) => fullEntries(scheme, subjectId, ({ code }) => (code.charCodeAt(1) * 7 + at * 13) % 11 > 2)) })
    const at = { roundId, subjectId: subjectIds[250] ?? '' }
    const gap = gapOf(store, scheme, roundId, at.subjectId)
    whatIf(store, at, { points: { [gap.code]: gap.fullScore }, marks: [] })
    // Time of the processor, so that what else the machine does is left out.
    const times = Array.from({ length: 9 }, () => {
      const begin = process.cpuUsage()
      whatIf(store, at, { points: { [gap.code]: gap.fullScore }, marks: [] })
      const { user, system } = process.cpuUsage(begin)
      return (user + system) / 1000
    }).sort((a, b) => a - b)
    expect(times[4]).toBeLessThan(100)
  })
})

describe('a plan', () => {
  it('is kept with its items, what they add and which are late', () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    savePlan(store, { roundId, subjectId: id(1), goal: { level: 5 }, note: '先易后难' })
    const planId = store.plans.ofSubject(roundId, id(1))?.id ?? ''
    const [one, two, three] = [0, 1, 2].map((at) => gapOf(store, scheme, roundId, id(1), at))
    if (!one || !two || !three) throw new Error('too few gaps')
    addPlanItems(store, planId, [itemOf(one.code, one.fullScore, { dueOn: '2026-06-29' }), itemOf(two.code, two.fullScore, { dueOn: '2026-06-30' }), itemOf(three.code, three.fullScore, { dueOn: '2026-06-01', progress: 100 })])
    const document = planDocument(store, roundId, id(1), today)
    expect(document.plan).toMatchObject({ goal: { level: 5 }, note: '先易后难', basis: document.standing })
    expect(document.plan?.items.map(({ from, expected, overdue }) => [from, expected, overdue])).toEqual([
      [one.points, one.fullScore - one.points, true],
      [two.points, two.fullScore - two.points, false],
      [three.points, three.fullScore - three.points, false],
    ])
    const [, second] = document.plan?.items ?? []
    changePlanItem(store, planId, second?.id ?? '', itemOf(two.code, two.fullScore, { steps: [{ text: '动员', dueOn: '2026-05-01', done: false }] }))
    expect(planSummaries(store, roundId, today)).toMatchObject([
      { name: '乙', items: 3, done: 1, overdue: 2, nextDue: '2026-05-01', expected: [one, two, three].reduce((sum, gap) => sum + gap.fullScore - gap.points, 0) },
    ])
    changePlanItem(store, planId, second?.id ?? '', itemOf(two.code, two.fullScore, { steps: [{ text: '动员', dueOn: '2026-05-01', done: true }] }))
    expect(planSummaries(store, roundId, today)[0]).toMatchObject({ overdue: 1, nextDue: '2026-06-29' })
  })

  it('has one item for an indicator the scheme has, with points it can give', () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    savePlan(store, { roundId, subjectId: id(1), goal: { rank: 1 }, note: '' })
    const planId = store.plans.ofSubject(roundId, id(1))?.id ?? ''
    const gap = gapOf(store, scheme, roundId, id(1))
    expect(() => addPlanItems(store, planId, [itemOf('无此指标', 1)])).toThrow('没有这项指标')
    expect(() => addPlanItems(store, planId, [itemOf(gap.code, gap.fullScore + 1)])).toThrow('目标不能更高')
    expect(() => addPlanItems(store, planId, [itemOf(gap.code, gap.fullScore), itemOf(gap.code, gap.fullScore)])).toThrow('已有计划事项')
    expect(planDocument(store, roundId, id(1), today).plan?.items).toEqual([])
  })

  it('and its items can be taken away and brought back', () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    savePlan(store, { roundId, subjectId: id(1), goal: { rank: 1 }, note: '' })
    const planId = store.plans.ofSubject(roundId, id(1))?.id ?? ''
    const gap = gapOf(store, scheme, roundId, id(1))
    addPlanItems(store, planId, [itemOf(gap.code, gap.fullScore)])
    const before = planDocument(store, roundId, id(1), today)
    const itemId = before.plan?.items[0]?.id ?? ''
    setItemsRemoved(store, planId, [itemId], true)
    expect(planDocument(store, roundId, id(1), today).plan?.items).toEqual([])
    setItemsRemoved(store, planId, [itemId], false)
    expect(planDocument(store, roundId, id(1), today)).toEqual(before)
    removePlan(store, planId)
    expect(planDocument(store, roundId, id(1), today).plan).toBeNull()
    expect(planSummaries(store, roundId, today)).toEqual([])
    restorePlan(store, planId)
    expect(planDocument(store, roundId, id(1), today)).toEqual(before)
    removePlan(store, planId)
    savePlan(store, { roundId, subjectId: id(1), goal: { rank: 2 }, note: '' })
    expect(() => restorePlan(store, planId)).toThrow('已另有争创计划')
    expect(() => addPlanItems(store, planId, [itemOf(gap.code, gap.fullScore)])).toThrow('没有找到这份争创计划')
    expect(store.changes.recent(50).filter(({ entity }) => entity.startsWith('plan')).map(({ action }) => action).reverse()).toEqual(['制定争创计划', '添加计划事项', '删除计划事项', '恢复计划事项', '删除争创计划', '恢复争创计划', '删除争创计划', '制定争创计划'])
    expect(store.verifyChain().ok).toBe(true)
  })

  it('keeps its round from being removed', () => {
    const store = newStore()
    const { id: schemeId } = schemeNamed(store, '年度方案')
    const { roundId, subjectIds } = openRound(store, schemeId, [{ name: '甲', track: 'small' }])
    savePlan(store, { roundId, subjectId: subjectIds[0] ?? '', goal: { rank: 1 }, note: '' })
    expect(() => removeRound(store, roundId)).toThrow('争创计划')
  })
})

describe('what a plan brought', () => {
  it('shows in the round that follows, item by item', () => {
    const store = newStore()
    const past = scoredRound(store, { year: 2025 })
    savePlan(store, { roundId: past.roundId, subjectId: past.id(1), goal: { rank: 1 }, note: '' })
    const planId = store.plans.ofSubject(past.roundId, past.id(1))?.id ?? ''
    const gaps = [0, 1].map((at) => gapOf(store, past.scheme, past.roundId, past.id(1), at))
    addPlanItems(store, planId, gaps.map((gap) => itemOf(gap.code, gap.fullScore)))
    expect(planDocument(store, past.roundId, past.id(1), today).outcome).toMatchObject({ roundId: past.roundId, provisional: true, reached: false })
    finishRound(store, past.roundId)
    expect(planDocument(store, past.roundId, past.id(1), today).outcome).toBeNull()
    const next = scoredRound(store, { year: 2026, previousRoundId: past.roundId, subjectIds: past.subjectIds, good: (at, code) => at === 1 && code !== gaps[1]?.code })
    const document = planDocument(store, past.roundId, past.id(1), today)
    const after = evaluateRound(store, next.roundId).find(({ organizationId }) => organizationId === past.id(1))
    expect(document.outcome).toMatchObject({ roundId: next.roundId, roundName: '2026 年度', standing: { total: after?.total, rank: after?.rank }, reached: after?.rank === 1 })
    let sum = 0
    for (const [at, gap] of gaps.entries()) {
      let points: number | null = null
      for (const star of after?.stars ?? []) for (const indicator of star.indicators) if (indicator.code === gap.code) points = indicator.points
      expect(document.plan?.items[at]?.outcome).toEqual({ state: 'scored', points, actual: (points ?? 0) - gap.points, fullScore: null })
      sum += (points ?? 0) - gap.points
    }
    expect(planSummaries(store, past.roundId, today)[0]?.actual).toBeCloseTo(sum, 9)
  })
})

describe('over the contract', () => {
  it('answers after the commit', async () => {
    const store = newStore()
    const { roundId, scheme, id } = scoredRound(store)
    const context = serviceContext(store)
    const at = { roundId, subjectId: id(1) }
    const saved = await call(plans.save, { ...at, goal: { level: 6 }, note: '' }, { context })
    const planId = saved.plan?.id ?? ''
    const gap = gapOf(store, scheme, roundId, id(1))
    const added = await call(plans.addItems, { planId, items: [itemOf(gap.code, gap.fullScore)] }, { context })
    expect(added).toEqual(await call(plans.get, at, { context }))
    const ids = [added.plan?.items[0]?.id ?? '']
    expect((await call(plans.removeItems, { planId, ids }, { context })).plan?.items).toEqual([])
    expect((await call(plans.restoreItems, { planId, ids }, { context })).plan?.items).toHaveLength(1)
    expect((await call(plans.updateItem, { planId, id: ids[0] ?? '', item: itemOf(gap.code, gap.fullScore, { progress: 50 }) }, { context })).plan?.items[0]).toMatchObject({ progress: 50 })
    expect(await call(plans.list, { roundId }, { context })).toHaveLength(1)
    const choices = await call(plans.choices, at, { context })
    const { compiled } = evaluationOf(store, roundId).loaded
    const detail = evaluate(compiled, entries(store, roundId)).find(({ organizationId }) => organizationId === id(1))
    expect(choices.filter(({ state }) => state === 'scored').flatMap(({ indicator, points }) => (detail?.stars.some(({ indicators }) => indicators.some(({ code, points: own }) => code === indicator && own === points)) ? [indicator] : [])).length).toBeGreaterThan(20)
    await call(plans.remove, { planId }, { context })
    expect((await call(plans.restore, { planId }, { context })).plan?.id).toBe(planId)
    expect((await call(plans.path, { ...at, goal: { rank: 1 }, fixed: [] }, { context })).ok).toBe(true)
    expect((await call(plans.whatIf, { ...at, points: {}, marks: [] }, { context })).passed).toEqual([])
  })
})
