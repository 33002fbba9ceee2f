import type { OrganizationResult, RaceRow, Scheme } from '@rules'
import { race } from '@rules'
import { subjectWords } from '@shared/domain/subject-words'
import { describe, expect, it } from 'vitest'
import { result, star } from '../rules/support/result'
import type { RaceLine } from '../../src/renderer/src/composables/useRaceLines'
import type { Frame, Step } from '../../src/renderer/src/pages/board/state/frames'
import { usualOptions, type BoardOptions } from '../../src/renderer/src/pages/board/state/options'
import { pagesFromTheEnd, rowsPerPage } from '../../src/renderer/src/pages/board/state/ranking-reveal'
import { boardSteps, wholeBoards, type BoardData } from '../../src/renderer/src/pages/board/state/steps'

const scheme: Scheme = {
  format: 1,
  id: 'board',
  name: '方案',
  version: 1,
  subject: 'organization',
  attributes: [],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: ['P', 'S'].map((code) => ({ code, name: `${code}星`, fullScore: 50, lighting: { ratio: 0.6 }, indicators: [] })),
  panel: { mode: 'single' },
  level: { by: 'stars' },
  ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
  missing: 'incomplete',
}

/** So many ranked organizations of track a, best first, each two points apart; the last round is given where asked for. */
function data(count: number, more: { extra?: OrganizationResult[]; before?: OrganizationResult[] } = {}): BoardData {
  const results = [...Array.from({ length: count }, (_, at) => result(`o${String(at + 1).padStart(3, '0')}`, at + 1, 90 - at / 10)), ...(more.extra ?? [])]
  const rows: RaceRow[] = race(more.before ? [results, more.before] : [results])
  const lines = results.flatMap((each, at): RaceLine[] => {
    const row = rows[at]
    return row ? [{ subject: { subjectId: each.organizationId, name: `单位${each.organizationId}`, partyName: '', township: '甲镇', track: each.track, trackBy: 'rule', attributes: {} }, result: each, race: row }] : []
  })
  const codes = [...new Set(results.map(({ track }) => track))]
  return { scheme, word: subjectWords.organization, lines, tracks: codes.map((code) => ({ code, name: code.toUpperCase(), count: results.filter((each) => each.track === code).length })), progress: 'points', rule: { top: 2, rise: null, last: 1, fall: null }, townships: null }
}

const options = (part: Partial<BoardOptions> = {}): BoardOptions => ({ ...usualOptions, parts: ['ranking'], ...part })

function rowsOf({ frame }: Step): Extract<Frame, { kind: 'rows' }> | null {
  return frame.kind === 'rows' ? frame : null
}

/** The organizations in the order in which the audience gets to know them. */
function order(steps: readonly Step[]): string[] {
  const known: string[] = []
  for (const { frame } of steps) {
    const rows = frame.kind === 'rows' ? frame.rows.slice(frame.rows.length - frame.revealed) : frame.kind === 'award' ? frame.rows : []
    for (const { id } of [...rows].reverse()) if (!known.includes(id)) known.push(id)
  }
  return known
}

describe('the order of the boards', () => {
  it.each([1, 3, 4, 11, 12, 30])('reveals every one of %i organizations, from the last to the first', (count) => {
    const steps = boardSteps(data(count), options())
    const expected = Array.from({ length: count }, (_, at) => `o${String(count - at).padStart(3, '0')}`)
    expect(order(steps)).toEqual(expected)
    expect(steps.at(0)?.frame.kind).toBe('cover')
    expect(steps.at(-1)?.frame.kind).toBe('end')
  })

  it('shows full pages from the end up and single lines before the awards', () => {
    expect(pagesFromTheEnd(Array.from({ length: 19 }, (_, at) => at)).map((page) => page.length)).toEqual([rowsPerPage, rowsPerPage, 3])
    const frames = boardSteps(data(30), options({ singly: 8 })).map(rowsOf).filter((frame) => frame !== null)
    // 27 others: three full pages and three lines; the page that holds the eighth from the end comes line by line too.
    expect(frames.map(({ revealed }) => revealed)).toEqual([8, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 8])
    expect(boardSteps(data(30), options({ singly: 0 })).map(rowsOf).filter((frame) => frame !== null)).toHaveLength(5)
  })

  it('keeps each board once, whole, for pictures and paper', () => {
    const whole = wholeBoards(boardSteps(data(30), options({ singly: 8 })))
    // Five pages of others (8, 8, 8, 3 from the end, and the eight best), three awards.
    expect(whole.map(({ frame }) => (frame.kind === 'rows' ? frame.rows.length : frame.kind))).toEqual([8, 8, 8, 3, 'award', 'award', 'award', 8])
    for (const { frame } of whole) if (frame.kind === 'rows') expect(frame.revealed).toBe(frame.rows.length)
  })

  it('stops at awards and at the whole board, not in between', () => {
    const steps = boardSteps(data(12), options())
    for (const { frame, pause } of steps) expect(pause).toBe(frame.kind !== 'rows' || frame.note.startsWith('前'))
  })

  it('gives those who share a place one award, and counts who has no rank', () => {
    const tied = { tied: 2 }
    const steps = boardSteps(data(0, { extra: [result('a', 1, 90, tied), result('b', 1, 90, tied), result('c', 3, 80), result('d', 4, 70), result('x', null, 0)] }), options())
    const awards = steps.flatMap(({ frame }) => (frame.kind === 'award' ? [frame] : []))
    expect(awards.map(({ award, rows }) => [award, rows.map(({ id }) => id)])).toEqual([['第三名', ['c']], ['第一名', ['a', 'b']]])
    expect(awards[1]?.rows[0]?.place).toBe('1 并')
    expect(steps[1]?.frame).toMatchObject({ kind: 'title', text: expect.stringContaining('另有 1 家未参加排名') })
  })

  it('shows chosen tracks only, and nothing of a track without ranks', () => {
    const both = data(5, { extra: [result('y', 1, 50, { track: 'b' }), result('z', null, 0, { track: 'c' })] })
    const titles = (tracks: string[]) => boardSteps(both, options({ tracks })).flatMap(({ frame }) => (frame.kind === 'title' ? [frame.title] : []))
    expect(titles([])).toEqual(['A跑道', 'B跑道'])
    expect(titles(['b'])).toEqual(['B跑道'])
  })
})

describe('other boards', () => {
  const before = [result('o001', 1, 90), result('o002', 2, 80), result('o003', 3, 89.7), result('o004', 4, 60)]

  it('name the measure of progress and leave out who made none', () => {
    const steps = boardSteps(data(4, { before }), options({ parts: ['progress'] }))
    const frames = steps.map(rowsOf).filter((frame) => frame !== null)
    expect(frames.at(-1)?.title).toBe('A跑道进步榜（按总分）')
    expect(frames.at(-1)?.rows.map(({ id, place, figure }) => [id, place, figure])).toEqual([['o004', '1', '+29.7 分'], ['o002', '2', '+9.9 分'], ['o003', '3', '+0.1 分']])
    expect(steps.filter(({ frame }) => frame.kind === 'rows').every(({ pause }) => pause)).toBe(true)
  })

  it('follow the rule of the lists', () => {
    const names = (part: 'red' | 'black') => boardSteps(data(6), options({ parts: [part] })).flatMap((step) => rowsOf(step)?.rows.map(({ id }) => id) ?? [])
    expect(names('red')).toEqual(['o001', 'o002'])
    expect(names('black')).toEqual(['o006'])
  })

  it('show who is best in each star, and walk through organizations from the last', () => {
    const steps = boardSteps(data(6), options({ parts: ['stars', 'organizations'] }))
    expect(steps.map(rowsOf).filter((frame) => frame !== null).map(({ title, rows }) => [title, rows.length])).toEqual([['P星 · A跑道', 5], ['S星 · A跑道', 5]])
    expect(steps.flatMap(({ frame }) => (frame.kind === 'organization' ? [frame.line.subject.subjectId] : []))).toEqual(['o006', 'o005', 'o004', 'o003', 'o002', 'o001'])
  })

  it('say by which rule the lists are made', () => {
    const notes = (part: 'red' | 'black') => boardSteps(data(6), options({ parts: [part] })).map(rowsOf).filter((frame) => frame !== null).map(({ note }) => note)
    expect(notes('red')).toEqual(['前 2 名；共 2 家'])
    expect(notes('black')).toEqual(['后 1 名；共 1 家'])
  })

  it('leave out a star nobody scored in', () => {
    const zero = data(0, { extra: [result('a', 1, 9, { stars: [star('P', 9), star('S', 0)] })] })
    expect(boardSteps(zero, options({ parts: ['stars'] })).map(rowsOf).filter((frame) => frame !== null).map(({ title }) => title)).toEqual(['P星 · A跑道'])
  })
})

describe('townships', () => {
  const row = (key: string, rank: number | null, mean: number) => ({ key, registered: 4, count: 3, ranked: rank === null ? 0 : 3, mean: rank === null ? null : mean, top: 1, topPercent: 33.3, coverage: 75, rank, tied: rank === null ? 0 : 1, previousRank: 2, move: rank === null ? null : 2 - rank })
  const ranking = { provisional: true, previousRound: null, topLevel: '六星级', rows: [row('甲镇', 1, 90), row('乙镇', 2, 88.5), row('丙镇', 3, 80), row('丁镇', 4, 70), row('戊镇', null, 0)], unplaced: 0 }

  it('are revealed from the last to the first by the measure chosen, with the others beside it', () => {
    const steps = boardSteps({ ...data(2), townships: { ranking, by: 'top' } }, options({ parts: ['townships'] }))
    expect(order(steps)).toEqual(['丁镇', '丙镇', '乙镇', '甲镇'])
    expect(steps[1]?.frame).toEqual({ kind: 'title', title: '镇街道', text: '排名揭晓 · 按六星级占比 · 共 4 个，另有 1 个没有组织参加排名' })
    const award = steps.flatMap(({ frame }) => (frame.kind === 'award' && frame.award === '第一名' ? [frame] : []))[0]
    expect(award?.rows[0]).toMatchObject({ name: '甲镇', where: '参评 3 家', figure: '33.3%', unit: '', note: '平均 90.00 · 参评 75.0% · ▲1' })
    expect(order(boardSteps({ ...data(2), townships: null }, options({ parts: ['townships'] })))).toEqual([])
  })
})
