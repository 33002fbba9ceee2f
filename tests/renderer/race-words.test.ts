import type { Scheme } from '@rules'
import { describe, expect, it } from 'vitest'
import type { RoundDocument, RoundSubject } from '@shared/domain/round'
import { result } from '../rules/support/result'
import { refusedText, stepText } from '../../src/renderer/src/pages/race/catch-up/path-words'
import { groupBy, groupingFields, groupList, groupsOf } from '../../src/renderer/src/pages/race/state/groups'
import { levelGapShort, levelGapText, listReasonText, listRuleText, progressText, streakText } from '../../src/renderer/src/pages/race/words'

const scheme: Pick<Scheme, 'stars' | 'level' | 'vetoes'> = {
  stars: ['P', 'S'].map((code) => ({ code, name: `${code}星`, fullScore: 10, lighting: { ratio: 0.6 }, indicators: [{ code: `${code}1`, name: `${code}项`, fullScore: 10, rule: { kind: 'score', from: 'zero' } }] })),
  level: { by: 'stars' },
}
const whole: Scheme = { format: 1, id: 's', name: 's', version: 1, subject: 'organization', attributes: [], decimals: 2, rounding: 'half-up', roundAt: 'star', panel: { mode: 'single' }, ranking: { criteria: [{ by: 'total' }], ties: 'competition' }, missing: 'incomplete', ...scheme }

describe('words of the race', () => {
  it('tell progress by what it is counted in', () => {
    expect([progressText(1.5, 'points'), progressText(-2, 'rank'), progressText(3.25, 'percent'), progressText(null, 'rank'), progressText(0, 'rank')]).toEqual(['+1.5 分', '下降 2 位', '+3.25%', '—', '没有变化'])
  })

  it('tell what the next level lacks', () => {
    const gap = { kind: 'lacks', level: 2, total: null, stars: 1, dark: [{ code: 'S', points: 1.5, unmet: [] }] } as const
    expect(levelGapShort(whole, { ...gap, dark: [...gap.dark.map((each) => ({ ...each, unmet: [] }))] })).toBe('差 1 星：S星差 1.5 分')
    expect(levelGapText(whole, { kind: 'lacks', level: 2, total: 3, stars: 1, dark: [{ code: 'S', points: 0, unmet: ['S1'] }] })).toBe('距二星级：总分还差 3 分；还要点亮 1 颗星，最近的是“S星”未达到：S项。')
    expect(levelGapShort(whole, { kind: 'held', reason: 'quota', detail: '' })).toBe('名额已满')
    expect(levelGapShort(whole, { kind: 'top' })).toBe('已是最高')
  })

  it('tell streaks and reasons of the lists', () => {
    expect([streakText({ side: 'top', rounds: 3 }, 1), streakText({ side: 'bottom', rounds: 2 }, 3), streakText(null, 3)]).toEqual(['连续 3 期第一', '连续 2 期后 3', ''])
    expect(listReasonText({ by: 'last', rank: 9, behind: 0 })).toBe('第 9 名（末位）')
    expect(listReasonText({ by: 'last', rank: 8, behind: 1 })).toBe('第 8 名（倒数第 2）')
  })

  it('tell a path step by step, and why there is none', () => {
    const indicators = [{ code: 'a', name: '“三会”落实' }]
    expect(stepText({ indicator: 'a', from: 2.25, to: 4 }, indicators, new Set())).toBe('把“‘三会’落实”从 2.25 分提到 4 分（+1.75 分）')
    expect(stepText({ indicator: 'a', from: 0, to: 4 }, indicators, new Set(['a']))).toBe('把“‘三会’落实”从未评提到 4 分（+4 分）')
    const why = { scheme: whole, result: result('a', 1, 9, { level: 2 }), previousLevel: 1 }
    expect(refusedText('already-there', { level: 3 }, why)).toContain('名额')
    expect(refusedText('already-there', { level: 2 }, why)).toBe('已经达到。')
    expect(refusedText('out-of-reach', { level: 2 }, { ...why, result: result('a', null, 9, { unranked: '成立不足半年' }) })).toBe('本期不参加评定：成立不足半年。')
    expect(refusedText('out-of-reach', { level: 3 }, { ...why, scheme: { ...whole, maxRise: { levels: 1 } } })).toBe('上期一星级，一次最多升 1 级，本期最高二星级。')
    expect(refusedText('out-of-reach', { level: 2 }, { ...why, scheme: { ...whole, maxRise: { levels: 1 } } })).toContain('其他组织评分不变时')
  })
})

describe('groups of the page', () => {
  const subject = (township: string, tags: string[], unitKind?: string): RoundSubject => ({ subjectId: township + tags.join(''), name: '甲', partyName: '', township, track: 'a', trackBy: 'rule', attributes: { tags, ...(unitKind === undefined ? {} : { unitKind }) } })
  const document: RoundDocument = {
    round: { id: 'r', name: 'r', subjectKind: 'organization', schemeId: 's', schemeName: 's', schemeVersion: 1, schemeHash: '', startsOn: '', endsOn: '', status: 'open', finishedAt: null, previousRoundId: null, subjectCount: 3 },
    scheme: whole,
    tracks: [{ code: 'a', name: '甲跑道', count: 3 }],
    subjects: [subject('乙镇', ['规上', '外资'], '非公企业'), subject('甲镇', ['规上'], '非公企业'), subject('甲镇', [], '社会组织')],
  }

  it('are the tracks unless the address says otherwise', () => {
    expect([groupBy(''), groupBy('all'), groupBy('field:tags'), groupBy('nonsense')]).toEqual(['track', 'all', 'field:tags', 'track'])
  })

  it('hold an organization once for each word of a field', () => {
    expect(groupList(document, 'field:tags')).toEqual([{ key: '规上', name: '规上', count: 2 }, { key: '外资', name: '外资', count: 1 }])
    expect(groupList(document, 'township').map(({ key, count }) => [key, count])).toEqual([['甲镇', 2], ['乙镇', 1]])
    expect(groupsOf(subject('甲镇', []), 'field:tags')).toEqual([])
  })

  it('are never persons, nor fields of one value', () => {
    const fields = [
      { code: 'tags', name: '标签', type: 'list', synonyms: [] },
      { code: 'unitKind', name: '单位类别', type: 'choice', synonyms: [] },
      { code: 'secretary', name: '书记', type: 'text', synonyms: [], personal: true },
      { code: 'grid', name: '网格', type: 'text', synonyms: [] },
    ] as const
    expect(groupingFields(fields.map((field) => ({ ...field, synonyms: [] })), document).map(({ code }) => code)).toEqual(['tags', 'unitKind'])
  })
})

it('tell the rule of a list as it was set', () => {
  const rule = { top: 3, rise: 5, last: null, fall: 2 }
  expect([listRuleText(rule, 'red'), listRuleText(rule, 'black')]).toEqual(['前 3 名，或上升 5 位及以上', '下降 2 位及以上'])
})
