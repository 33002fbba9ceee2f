import type { Indicator } from '@rules'
import { entryParts, readEntry, schemeIndicator } from '@shared/entry'
import { soloScheme } from '@shared/schemes/solo'
import { packSheets } from '@shared/packed-sheets'
import { encodeCells } from '@shared/sheet-cells'
import { describe, expect, it } from 'vitest'
import { cardFields } from '@/pages/scoring-card/state/fields'
import { cardKey } from '@/pages/scoring-card/state/keys'
import { matterRows, mattersText, saysNone } from '@/pages/scoring-card/state/matters'
import { neighboursOf } from '@/pages/scoring-card/state/neighbours'
import { lackOf, progressOf, progressText } from '@/pages/scoring-card/state/progress'
import { stagePoints } from '@/pages/scoring-card/state/stage-points'
import { createSheetBook } from '@/pages/scoring/state/sheet-book'
import type { CellView } from '@/pages/scoring/state/cells'
import { scheme, subject } from './scoring-fixture'

function indicator(code: string): Indicator {
  const found = schemeIndicator(scheme, code)
  if (!found) throw new Error(`no indicator ${code}`)
  return found
}

describe('fields of the card', () => {
  it('has one field for every part, in the order of the grid, for every indicator', () => {
    for (const each of [...scheme.stars, ...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap(({ indicators }) => indicators)) {
      expect(cardFields(each).map(({ part }) => part.code)).toEqual(entryParts(each).map(({ code }) => code))
    }
  })

  it('answers a choice by its number, and every answer is read as that option', () => {
    const [field] = cardFields(indicator('P4'))
    expect(field?.answers.map(({ name, points, keys }) => [name, points, keys[0]])).toEqual([['好', '2 分', '1'], ['较好', '1.5 分', '2'], ['一般', '1 分', '3'], ['差', '0 分', '4']])
    const solo = soloScheme(scheme)
    const options = indicator('P4').rule
    field?.answers.forEach((answer, at) => {
      const reading = readEntry(solo, { indicator: 'P4', role: null }, { option: answer.text })
      expect(reading).toEqual({ state: 'mark', input: { option: options.kind === 'choice' ? options.options[at]?.code : '' } })
    })
  })

  it('asks for what happens once with 有 and 无, and lists matters', () => {
    expect(cardFields(indicator('O5')).map(({ answers }) => answers.map(({ name }) => name))).toEqual([['有', '无'], ['有', '无'], ['有', '无']])
    expect(cardFields(indicator('H1'))[0]?.levels?.map(({ name }) => name)).toEqual(['全国', '省', '地市'])
    expect(cardFields(indicator('P2'))[0]).toMatchObject({ answers: [], levels: null })
  })

  it('names the parts of a composite once and asks for each by its own rule', () => {
    const composite: Indicator = {
      code: 'X',
      name: '合成',
      fullScore: 4,
      rule: {
        kind: 'composite',
        base: 'zero',
        parts: [
          { code: 'a', name: '甲项', fullScore: 2, rule: { kind: 'choice', options: [{ code: 'y', name: '好', points: 2 }, { code: 'n', name: '差', points: 0 }] } },
          { code: 'b', name: '乙项', fullScore: 2, rule: { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } } },
        ],
      },
    }
    expect(cardFields(composite).map(({ part, group, answers }) => [part.code, group, answers.length])).toEqual([['a.option', '甲项', 2], ['b.a', '乙项', 0], ['b.b', null, 0]])
  })
})

describe('matters', () => {
  it('are rows and text again, none of it lost', () => {
    for (const text of ['甲:全国；乙:省', '甲', '甲:没有这一级', '']) expect(mattersText(matterRows(text))).toBe(text)
    expect(matterRows('表彰：2026 年：省\n乙: 地市')).toEqual([{ name: '表彰：2026 年', level: '省' }, { name: '乙', level: '地市' }])
    expect(mattersText([{ name: '甲；乙', level: '省' }, { name: ' ', level: '' }])).toBe('甲，乙:省')
  })

  it('tell none from missing', () => {
    expect([saysNone('无'), saysNone('０'), saysNone(''), saysNone('甲')]).toEqual([true, true, false, false])
    expect(matterRows('无')).toEqual([])
  })
})

const view = (content: CellView['content'], change: Partial<CellView> = {}): CellView => ({ texts: {}, reason: '', content, save: 'saved', lock: null, problem: null, carried: null, at: null, by: null, ...change })
const carried = { input: { value: 1 }, text: '1', fromRoundId: 'r', at: '', by: '' }

describe('progress of a sheet', () => {
  it('counts missing, refused and waiting apart; 0 and not applicable are done', () => {
    const views: Record<string, CellView> = { a: view('mark'), b: view('marked-not-applicable'), c: view('half'), d: view('refused'), e: view('missing'), f: view('missing', { carried }), g: view('missing', { lock: 'not-applicable' }), h: view('missing') }
    const indicators = Object.keys(views).map((code) => ({ ...indicator('P2'), code }))
    const count = progressOf(indicators, (code) => views[code] ?? view('missing'), (code) => code === 'h')
    expect(count).toEqual({ due: 6, done: 2, refused: 2, carried: 1, missing: 1 })
    expect(progressText(count)).toBe('已评 2 / 6，未评 1、退回 2、上期待确认 1')
    expect(progressText({ due: 3, done: 3, refused: 0, carried: 0, missing: 0 })).toBe('已评 3 / 3')
  })

  it('still owes what a confirmed sheet lacks, but nothing a stage does not score', () => {
    expect(lackOf(view('missing', { lock: 'closed' }), false)).toBe('missing')
    expect(lackOf(view('missing', { lock: 'stage' }), false)).toBeNull()
    expect(lackOf(view('refused'), true)).toBe('refused')
  })
})

describe('going from one organization to the next', () => {
  it('skips those that are not gone through, also from one that is not', () => {
    const all = ['a', 'b', 'c', 'd']
    expect(neighboursOf(all, ['a', 'd'], 'b')).toEqual({ position: null, count: 2, previous: 'a', next: 'd' })
    expect(neighboursOf(all, ['a', 'd'], 'd')).toEqual({ position: 2, count: 2, previous: 'a', next: null })
    expect(neighboursOf(all, [], 'a')).toEqual({ position: null, count: 0, previous: null, next: null })
  })
})

describe('keys of the card', () => {
  const press = (key: string, change: Partial<KeyboardEvent> = {}) => ({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...change })

  it('leaves Enter alone outside fields, and undo to a field that is being typed in', () => {
    expect(cardKey(press('Enter'), 'field', true)).toBe('next-field')
    expect(cardKey(press('Enter', { shiftKey: true }), 'field', false)).toBe('previous-field')
    expect([cardKey(press('Enter'), 'text', true), cardKey(press('Enter'), 'other', false)]).toEqual([null, null])
    expect([cardKey(press('z', { ctrlKey: true }), 'field', true), cardKey(press('z', { ctrlKey: true }), 'field', false)]).toEqual([null, 'undo'])
  })

  it('goes on by PageDown with Alt only', () => {
    expect(cardKey(press('PageDown', { altKey: true }), 'other', false)).toBe('next-organization')
    expect(cardKey(press('PageDown'), 'other', false)).toBeNull()
    expect(cardKey(press('ArrowDown', { ctrlKey: true }), 'text', false)).toBeNull()
  })
})

describe('points of saved marks by stage', () => {
  it('scores each mark by itself and leaves out what is not scored', () => {
    const book = createSheetBook()
    const stamp = { at: '2026-01-01T00:00:00Z', by: '甲' }
    book.load('city', packSheets([
      { subjectId: 'a', cells: encodeCells({ P2: { state: 'mark', input: { items: { meeting: 20 } }, ...stamp }, P4: { state: 'draft', texts: { option: '?' }, problem: { code: 'unknown-option', message: '' }, ...stamp }, H2: { state: 'mark', input: { items: { project: 1 } }, ...stamp } }) },
    ]))
    const subjects = [subject('a'), subject('b')]
    const document = { round: { id: 'r', name: '', subjectKind: 'organization' as const, schemeId: '', schemeName: '', schemeVersion: 1, schemeHash: '', startsOn: '', endsOn: '', status: 'open' as const, finishedAt: null, previousRoundId: null, subjectCount: 2 }, scheme, tracks: [], subjects }
    const points = stagePoints({ document, solo: soloScheme(scheme), book }, 'city', 'a')
    expect(Object.fromEntries(points)).toEqual({ P2: 4, H2: 2 })
    expect(stagePoints({ document, solo: soloScheme(scheme), book }, 'town', 'a').size).toBe(0)
  })
})
