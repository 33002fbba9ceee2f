import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { dueMarks } from '../../src/main/services/results/due'
import { scoring } from '../../src/main/services/scoring'
import { enter } from '../../src/main/services/scoring/enter'
import { scheme as entryScheme } from '../shared/entry-scheme'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, publish, schemeNamed, serviceContext, textsFor } from './round-helpers'

function round(part: string, count: number, attributes: Record<string, boolean> = {}) {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, part)
  const { roundId, subjectIds } = openRound(store, id, Array.from({ length: count }, (_, at) => ({ name: `单位${at}`, track: 'small', attributes })))
  const of = () => call(scoring.completeness, { roundId }, { context: serviceContext(store) })
  return { store, scheme, roundId, subjectIds, of }
}

describe('completeness', () => {
  it('counts by subject, star and stage what is due, done, refused and missing', async () => {
    const { store, scheme, roundId, subjectIds, of } = round('年度方案', 2, { enterprise: true, firstTime: true })
    const [first = '', second = ''] = subjectIds
    const at = scheme.stars.findIndex(({ code }) => code === 'T')
    const indicators = scheme.stars[at]?.indicators ?? []
    const [, , third] = indicators
    if (!third) throw new Error('the star has three indicators')
    const refused = { subjectId: first, indicator: third.code, texts: { [Object.keys(textsFor(third, true))[0] ?? '']: '不对' } }
    const entries = indicators.slice(0, 2).map((indicator) => ({ subjectId: first, indicator: indicator.code, texts: textsFor(indicator, true) }))
    enter(store, { roundId, stage: 'town', entries: [...entries, refused] })
    const { stars, stages, rows } = await of()
    expect(stars.map(({ code }) => code)).toEqual(scheme.stars.map(({ code }) => code))
    expect(stages.map(({ code }) => code)).toEqual(['self', 'town', 'city'])
    expect(rows.map(({ subjectId }) => subjectId)).toEqual([first, second])
    const town = rows[0]?.counts[at]?.[1]
    expect(town).toEqual({ due: indicators.length, done: 2, refused: 1, missing: indicators.length - 3 })
    expect(rows[0]?.counts[at]?.[0]).toEqual({ due: indicators.length, done: 0, refused: 0, missing: indicators.length })
    for (const count of rows.flatMap(({ counts }) => counts.flat())) expect(count.done + count.refused + count.missing).toBe(count.due)
    const sum = (key: 'due' | 'done') => rows.flatMap(({ counts }) => counts.flat()).reduce((total, count) => total + count[key], 0)
    expect(dueMarks(store, roundId)).toMatchObject({ total: sum('due'), done: sum('done') })
  })

  it('asks nothing of a stage that does not score an indicator', async () => {
    const { scheme, of } = round('年度方案', 1)
    const star = scheme.stars.findIndex(({ indicators }) => indicators.some(({ code }) => code === 'S5'))
    const counts = (await of()).rows[0]?.counts[star] ?? []
    expect(counts.map(({ due }) => due)).toEqual([(counts[2]?.due ?? 0) - 1, (counts[2]?.due ?? 0) - 1, counts[2]?.due])
  })

  it('has one stage without a code for a single panel', async () => {
    const store = newStore()
    const { roundId } = openRound(store, publish(store, { ...entryScheme, panel: { mode: 'single' } }), [{ name: '甲', track: 'all' }])
    const { stages, rows } = await call(scoring.completeness, { roundId }, { context: serviceContext(store) })
    expect(stages).toEqual([{ code: null, name: '' }])
    expect(rows[0]?.counts[0]).toHaveLength(1)
  })

  it('follows one mark taken away among 2 000 organizations', async () => {
    const { store, scheme, roundId, subjectIds, of } = round('年度方案', 2000, { enterprise: true, firstTime: true })
    const marks = subjectIds.flatMap((subjectId, at) => fullEntries(scheme, subjectId, () => at % 2 === 0).filter(({ indicator }) => indicator !== 'S5'))
    for (let from = 0; from < marks.length; from += 20_000) enter(store, { roundId, stage: 'town', entries: marks.slice(from, from + 20_000) })
    const [first = ''] = subjectIds
    const before = await of()
    enter(store, { roundId, stage: 'town', entries: [{ subjectId: first, indicator: 'P3', texts: { session: '' } }] })
    const missing = (row: Awaited<ReturnType<typeof of>>['rows'][number] | undefined) => row?.counts.flat().reduce((sum, count) => sum + count.missing, 0)
    const { rows } = await of()
    expect(missing(rows[0])).toBe((missing(before.rows[0]) ?? 0) + 1)
  }, 60_000)
})
