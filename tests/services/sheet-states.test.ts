import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { evaluators } from '../../src/main/services/evaluators'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { enter } from '../../src/main/services/scoring/enter'
import { sheets } from '../../src/main/services/sheets'
import { newStore } from '../store/helpers'
import { context as writing, fullEntries, openRound, schemeNamed, serviceContext, shownCells } from './round-helpers'

async function yearRound() {
  const store = newStore()
  const options = { context: serviceContext(store) }
  const { id, scheme } = schemeNamed(store, '年度方案')
  const { roundId, subjectIds } = openRound(store, id, ['甲', '乙', '丙'].map((name) => ({ name: `${name}单位`, track: 'small', attributes: { enterprise: true, firstTime: true } })))
  const [first = '', second = '', third = ''] = subjectIds
  const people = new Map<string, string>()
  for (const name of ['张三', '李四', '王五']) people.set(name, (await call(evaluators.create, { name, unit: '', stage: null }, options)).id)
  const signIn = (name: string) => call(evaluators.signIn, { id: people.get(name) ?? '' }, options)
  const at = { roundId, stage: 'town' }
  const fill = (subjectId: string) => enter(store, { ...at, entries: fullEntries(scheme, subjectId, () => true).filter(({ indicator }) => indicator !== 'S5') })
  const type = (subjectId: string, indicator: string, texts: Record<string, string>) => enter(store, { ...at, entries: [{ subjectId, indicator, texts }] })
  const confirm = (subjectId: string, more: { controlTotal?: number; accept?: ('incomplete' | 'other-author')[] } = {}) =>
    call(sheets.confirm, { ...at, sheets: [{ subjectId, ...(more.controlTotal === undefined ? {} : { controlTotal: more.controlTotal }) }], ...(more.accept ? { accept: more.accept } : {}) }, options)
  const statusOf = async (subjectId: string) => {
    const [status] = await call(sheets.statuses, { ...at, subjectId }, options)
    expect((await call(sheets.statuses, at, options)).filter((each) => each.subjectId === subjectId)).toEqual(status ? [status] : [])
    return status
  }
  await signIn('张三')
  return { store, options, scheme, roundId, at, first, second, third, signIn, fill, type, confirm, statusOf }
}

describe('confirming', () => {
  it('closes a whole sheet in its author’s name, with its total', async () => {
    const { first, fill, confirm, statusOf, type, store, roundId } = await yearRound()
    fill(first)
    const open = await statusOf(first)
    expect(open).toMatchObject({ state: 'open', version: 0, authors: ['张三'], confirmedBy: null })
    const before = roundTotals(store, roundId)
    expect(await confirm(first, { controlTotal: open?.total ?? 0 })).toMatchObject({ done: [{ subjectId: first, state: 'confirmed', version: 1, confirmedBy: '张三', controlTotal: open?.total }], refused: [] })
    expect(await statusOf(first)).toMatchObject({ state: 'confirmed', confirmedBy: '张三', controlTotal: open?.total, total: open?.total })
    expect(roundTotals(store, roundId)).toEqual(before)
    expect(() => type(first, 'P3', { session: '1' })).toThrow(expect.objectContaining({ code: 'sheet-confirmed', place: { subjectId: first, indicator: 'P3' } }))
    expect(store.verifyChain().ok).toBe(true)
  })

  it('gives the total of this stage alone, as adding up its points gives it', async () => {
    const { store, roundId, first, fill, statusOf } = await yearRound()
    fill(first)
    enter(store, { roundId, stage: 'city', entries: [{ subjectId: first, indicator: 'P3', texts: { session: '0' } }] })
    const town = (await statusOf(first))?.total ?? 0
    enter(store, { roundId, stage: 'city', entries: [{ subjectId: first, indicator: 'P3', texts: { session: '' } }] })
    // With nothing in later stages the round's own total is that of this stage.
    expect(town).toBe(roundTotals(store, roundId).find(({ organizationId }) => organizationId === first)?.total)
    expect(town).toBeGreaterThan(50)
  })

  it('refuses a control total that differs, whatever is accepted', async () => {
    const { first, fill, confirm, statusOf } = await yearRound()
    fill(first)
    const total = (await statusOf(first))?.total ?? 0
    const wrong = await confirm(first, { controlTotal: total - 1.5, accept: ['incomplete', 'other-author'] })
    expect(wrong).toMatchObject({ done: [], refused: [{ obstacle: 'control-total', message: expect.stringContaining('相差 1.5 分') }] })
    expect(await statusOf(first)).toMatchObject({ state: 'open' })
  })

  it('asks before it closes what is incomplete or someone else’s, and does not close what is empty', async () => {
    const { first, second, type, fill, confirm, signIn } = await yearRound()
    type(first, 'P3', { session: '4' })
    type(first, 'T1', { a: '3' })
    const asked = await confirm(first)
    expect(asked.refused).toMatchObject([{ obstacle: 'incomplete', message: expect.stringMatching(/^甲单位：还有 \d+ 项未填、1 项未被接受。$/) }])
    expect(await confirm(first, { accept: ['incomplete'] })).toMatchObject({ done: [{ state: 'confirmed' }] })
    expect((await confirm(second)).refused).toMatchObject([{ obstacle: 'empty' }])
    fill(second)
    await signIn('李四')
    expect((await confirm(second)).refused).toMatchObject([{ obstacle: 'other-author', message: '乙单位：这张表由张三录入，“李四”没有录入过。' }])
    expect(await confirm(second, { accept: ['other-author'] })).toMatchObject({ done: [{ confirmedBy: '李四' }] })
    expect((await confirm(second)).refused).toMatchObject([{ obstacle: 'state' }])
  })

  it('confirms many at once, and tells of each that cannot be', async () => {
    const { options, at, first, second, third, fill } = await yearRound()
    fill(first)
    fill(third)
    const answer = await call(sheets.confirm, { ...at, sheets: [first, second, third].map((subjectId) => ({ subjectId })) }, options)
    expect(answer.done.map(({ subjectId }) => subjectId)).toEqual([first, third])
    expect(answer.refused).toMatchObject([{ subjectId: second, obstacle: 'empty', message: '乙单位：还没有录入任何内容。' }])
  })

  it('is for open rounds, known subjects and stages', async () => {
    const { store, options, at, roundId, first, confirm } = await yearRound()
    await expect(confirm('99999999-9999-4999-8999-999999999999')).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(call(sheets.confirm, { ...at, stage: 'nowhere', sheets: [{ subjectId: first }] }, options)).rejects.toMatchObject({ code: 'invalid-input' })
    store.write(writing, (tx) => tx.rounds.finish(roundId))
    await expect(confirm(first)).rejects.toMatchObject({ code: 'round-finished' })
  })
})

describe('review by a second person', () => {
  it('approves; the sheet stays closed until it is opened again with a reason', async () => {
    const { options, at, first, fill, type, confirm, statusOf, signIn } = await yearRound()
    fill(first)
    await confirm(first)
    const review = (version: number) => call(sheets.review, { ...at, sheets: [{ subjectId: first, version }], decision: { approved: true } }, options)
    expect((await review(1)).refused).toMatchObject([{ obstacle: 'own-sheet' }])
    await signIn('李四')
    expect((await review(7)).refused).toMatchObject([{ obstacle: 'changed' }])
    expect(await review(1)).toMatchObject({ done: [{ state: 'approved', version: 2, confirmedBy: '张三', reviewedBy: '李四' }] })
    expect((await review(2)).refused).toMatchObject([{ obstacle: 'state' }])
    expect(() => type(first, 'P3', { session: '1' })).toThrow(expect.objectContaining({ code: 'sheet-confirmed' }))
    expect(await call(sheets.reopen, { ...at, sheets: [{ subjectId: first }], reason: '单位申诉' }, options)).toMatchObject({ done: [{ state: 'open', reason: '单位申诉', confirmedBy: null, version: 3 }] })
    expect(type(first, 'P3', { session: '1' })).toMatchObject({ accepted: 1 })
    expect(await statusOf(first)).toMatchObject({ state: 'open', authors: ['张三', '李四'] })
    expect((await call(sheets.reopen, { ...at, sheets: [{ subjectId: first }], reason: '再次' }, options)).refused).toMatchObject([{ obstacle: 'state' }])
  })

  it('gives back with a reason; the author corrects and confirms again', async () => {
    const { options, at, first, fill, type, confirm, statusOf, signIn } = await yearRound()
    fill(first)
    await confirm(first)
    await signIn('李四')
    await expect(call(sheets.review, { ...at, sheets: [{ subjectId: first, version: 1 }], decision: { approved: false, reason: ' ' } }, options)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await call(sheets.review, { ...at, sheets: [{ subjectId: first, version: 1 }], decision: { approved: false, reason: '缺佐证' } }, options)
    expect(await statusOf(first)).toMatchObject({ state: 'rejected', reason: '缺佐证', reviewedBy: '李四' })
    await signIn('张三')
    type(first, 'P3', { session: '2' })
    expect(await confirm(first)).toMatchObject({ done: [{ state: 'confirmed', reason: '', reviewedBy: null, version: 3 }] })
  })

  it('needs somebody signed in, and never one who entered something', async () => {
    const { options, at, first, fill, type, confirm, signIn } = await yearRound()
    fill(first)
    await signIn('李四')
    type(first, 'P3', { session: '2' })
    await signIn('张三')
    await confirm(first)
    const review = () => call(sheets.review, { ...at, sheets: [{ subjectId: first, version: 1 }], decision: { approved: true } }, options)
    await signIn('李四')
    expect((await review()).refused).toMatchObject([{ obstacle: 'own-sheet' }])
    await call(evaluators.signOut, undefined, options)
    await expect(review()).rejects.toMatchObject({ code: 'sign-in-required' })
    await signIn('王五')
    expect(await review()).toMatchObject({ done: [{ reviewedBy: '王五' }] })
  })

  it('reaches another judge’s sheet of a weighted panel', async () => {
    const { store, options, signIn } = await yearRound()
    const { roundId, subjectIds } = openRound(store, schemeNamed(store, '擂台赛').id, [{ name: '项目一', track: 'all' }], { name: '擂台' })
    const [subjectId = ''] = subjectIds
    const at = { roundId, stage: 'jury' }
    enter(store, { ...at, entries: [{ subjectId, indicator: 'X1', texts: { value: '18' } }] })
    await call(sheets.confirm, { ...at, sheets: [{ subjectId }], accept: ['incomplete'] }, options)
    await signIn('李四')
    enter(store, { ...at, entries: [{ subjectId, indicator: 'X1', texts: { value: '12' } }] })
    const statuses = await call(sheets.statuses, at, options)
    expect((await call(sheets.statuses, { ...at, subjectId }, options)).sort((a, b) => b.total - a.total)).toEqual([...statuses].sort((a, b) => b.total - a.total))
    const judged = statuses.find(({ state }) => state === 'confirmed')
    expect(statuses.sort((a, b) => b.total - a.total)).toMatchObject([{ total: 18, authors: ['张三'], state: 'confirmed' }, { total: 12, authors: ['李四'], state: 'open' }])
    const evaluator = judged?.evaluator ?? ''
    expect(shownCells(store, { roundId, stage: 'jury', subjectId, evaluator })['X1']).toMatchObject({ by: '张三' })
    expect(await call(sheets.review, { ...at, sheets: [{ subjectId, evaluator, version: 1 }], decision: { approved: true } }, options)).toMatchObject({ done: [{ state: 'approved', evaluator }] })
    await expect(call(sheets.revert, { ...at, subjectId, evaluator, version: 'x' }, options)).rejects.toMatchObject({ code: 'invalid-input' })
    expect(await call(sheets.history, { ...at, subjectId, evaluator }, options)).toHaveLength(3)
  })
})
