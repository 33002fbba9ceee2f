import { validateScheme, type TallyRule } from '@rules'
import { describe, expect, it } from 'vitest'
import { itemForm, withCombine, withForm } from '@/pages/schemes/kinds/tally-forms'
import { begin, change, redo, undo } from '@/pages/schemes/state/history'
import { highestLevel, usualBands, withBasis, withLevelName } from '@/pages/schemes/state/levels'
import { moveTo, removeAt } from '@/pages/schemes/state/lists'
import { foldsOf } from '@/pages/schemes/state/places'
import { builtIn, indicator, smallScheme } from './fixture'

const year = builtIn('六星评价（年度方案）')
const unit = builtIn('两新工委成员单位考核')

describe('items of a tally', () => {
  const item = { code: 'i1', name: '例会', points: -0.5 }

  it.each(['each', 'once', 'required', 'ladder'] as const)('are counted as %s', (form) => {
    expect(itemForm(withForm(item, form))).toBe(form)
    expect(withForm(withForm(withForm(item, 'ladder'), 'required'), form)).toEqual(withForm(withForm(item, 'required'), form))
  })

  it('lose what only sums can have', () => {
    const rule: TallyRule = {
      kind: 'tally',
      base: 'full',
      combine: 'sum',
      items: [
        { ...item, required: 12, limit: 3 },
        { ...item, code: 'i2', once: true },
      ],
    }
    for (const combine of ['highest', 'lowest', 'highest-per-matter'] as const) {
      expect(validateScheme(smallScheme(indicator(withCombine(rule, combine))))).toEqual([])
    }
    expect(withCombine(rule, 'highest').items.map(({ once }) => once)).toEqual([undefined, true])
    expect(withCombine(rule, 'sum')).toEqual(rule)
  })
})

describe('levels', () => {
  it('get lines when they go by the total, and lose them by stars', () => {
    const byTotal = withBasis(year, 'total')
    expect(byTotal.bands).toEqual(usualBands(year))
    expect(usualBands(year).map((band) => band.from)).toEqual([90, 80, 60])
    expect(withBasis({ ...year, level: byTotal }, 'stars')).not.toHaveProperty('bands')
    expect(withBasis(unit, 'lower-of-both').bands).toEqual(unit.level.bands)
  })

  it('are as high as stars and lines allow', () => {
    expect(highestLevel(year)).toBe(6)
    expect(highestLevel(unit)).toBe(3)
    expect(highestLevel({ ...unit, level: { by: 'total', bands: [] } })).toBe(0)
  })

  it('bear a name until it is emptied', () => {
    const named = withLevelName({ by: 'stars' }, 2, '较好')
    expect(named.names).toEqual({ 2: '较好' })
    expect(withLevelName(named, 2, '').names).toBeUndefined()
    expect(withLevelName(withLevelName(named, 1, '一般'), 2, '').names).toEqual({ 1: '一般' })
  })
})

describe('folds', () => {
  it('hide what lies inside a form, by code', () => {
    expect(foldsOf(year, '/stars/0')).toEqual(['star P'])
    expect(foldsOf(year, '/stars/0/fullScore')).toEqual(['star P'])
    expect(foldsOf(year, '/stars/0/indicators/1')).toEqual(['star P'])
    expect(foldsOf(year, '/stars/0/indicators/1/rule')).toEqual(['star P', 'indicator P2'])
    expect(foldsOf(year, '/stars/99/name')).toEqual([])
    expect(foldsOf(year, '/level/bands/0')).toEqual([])
  })
})

describe('structure and history', () => {
  it('takes every move and removal back, one by one', () => {
    const moved = { ...year, stars: moveTo(year.stars, 0, 5) }
    const removed = { ...moved, stars: removeAt(moved.stars, 0) }
    const history = change(change(begin(year), moved), removed)
    expect(history.present.stars.map(({ code }) => code)).not.toContain(year.stars[1]?.code)
    expect(undo(history).present).toBe(moved)
    expect(undo(undo(history)).present).toBe(year)
    expect(redo(undo(history)).present).toBe(removed)
  })
})
