import type { Rule, Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import { schemeIndicators } from '@shared/entry'
import { describe, expect, it } from 'vitest'
import { conditionText } from '@/pages/schemes/wording/condition'
import { applicationText, lightingText, rolesText, vetoText } from '@/pages/schemes/wording/indicator'
import { ruleClauses, type Within } from '@/pages/schemes/wording/rule'
import { levelByText, numberText, panelText, quotaText, rankingText } from '@/pages/schemes/wording/standing'

function builtIn(name: string): Scheme {
  const found = builtInSchemes.find((scheme) => scheme.name === name)
  if (!found) throw new Error(`no scheme ${name}`)
  return found
}
const year = builtIn('六星评价（年度方案）')
const contest = builtIn('领办项目擂台赛')

function sentence(code: string, within: Within = 'star', scheme = year): string {
  const indicator = schemeIndicators(scheme).find((each) => each.code === code)
  if (!indicator) throw new Error(`no indicator ${code}`)
  return ruleClauses(indicator.rule, { scheme, fullScore: indicator.fullScore, within }).join('；')
}

function read(rule: Rule, fullScore = 5): string {
  return ruleClauses(rule, { scheme: year, fullScore, within: 'star' }).join('；')
}

describe('rules of the built-in scheme in plain words', () => {
  it.each([
    ['P1', '第一议题学习应有 12 次，每少 1 次扣 0.5 分，扣完为止'],
    ['P3', '灵活学习每 1 次得 0.5 分；最高 3 分'],
    ['P4', '好 2 分；较好 1.5 分；一般 1 分；差 0 分'],
    ['O2', '数值达到 12 月得 4 分，不足的按比例得分'],
    ['O4', '未配书记扣 1 分；委员不齐（党员7人以上）扣 1 分（限党员数不低于 7）；书记未进管理层扣 1 分；工青妇未同步扣 1 分，扣完为止'],
    ['T2', '数值达到 24 学时得 3 分；达到 16 学时得 2 分；达到 8 学时得 1 分；其余 0 分'],
    ['S2', '占比为 100%得 5 分；每低 1 个百分点扣 0.1 分（按比例计）；基数为 0 的不适用'],
    ['S4', '同跑道内按增幅从高到低比较；前 10% 3 分；前 30% 2.4 分；前 60% 1.8 分；其余 1.2 分；增幅低于 0% 的 0 分'],
    ['S5', '测评票：满意折 100、基本满意折 80、一般折 60、不满意折 0；按有效票的平均折算为 2 分'],
    ['H1', '全国得 5 分；省得 3 分；地市得 1 分；同一事项取最高一项，不同事项相加；最高 10 分'],
  ])('%s', (code, expected) => {
    expect(sentence(code)).toBe(expected)
  })

  it('says of a deduction that it takes off', () => {
    expect(sentence('D1', 'deduction')).toBe('地市及以上每 1 次扣 2 分；县市每 1 次扣 1 分；最高 10 分')
  })

  it('says something about every indicator of every built-in scheme', () => {
    for (const scheme of builtInSchemes) {
      for (const indicator of schemeIndicators(scheme)) {
        const text = ruleClauses(indicator.rule, { scheme, fullScore: indicator.fullScore, within: 'star' }).join('；')
        expect(text, indicator.code).not.toMatch(/undefined|NaN|；；|^$/)
      }
    }
  })
})

describe('other rules in plain words', () => {
  it.each<[string, Rule, string]>([
    ['points taken off', { kind: 'score', from: 'full', step: 0.5, needsReason: true }, '从满分起扣，录入所扣的分数，0 至 5 分；按 0.5 分一档；须写理由'],
    [
      'a ladder',
      { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'f', name: '发现', points: -0.5, ladder: [-0.5, -2] }] },
      '发现：1 次扣 0.5 分、2 次及以上扣 2 分，扣完为止',
    ],
    [
      'places',
      { kind: 'cohort', quantity: { of: 'value' }, scope: 'all', better: 'higher', by: { places: [60, 57], then: -3, floor: 0 } },
      '全体按数值从高到低比较；第 1 至 2 名依次 60、57 分；以后每名减 3 分，最低 0 分',
    ],
    ['the best', { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'lower', by: { ofBest: true } }, '同跑道内按数值从低到高比较；最低值 ÷ 本值 × 5 分'],
    [
      'parts',
      {
        kind: 'composite',
        base: 'zero',
        parts: [{ code: 'a', name: '书记', fullScore: 3, rule: { kind: 'choice', options: [{ code: 'y', name: '已配', points: 3 }, { code: 'n', name: '未配', points: 0 }] } }],
      },
      '书记（3 分）：已配 3 分，未配 0 分',
    ],
  ])('%s', (_, rule, expected) => {
    expect(read(rule)).toBe(expected)
  })
})

describe('the rest of a scheme in plain words', () => {
  const indicator = (code: string) => {
    const found = schemeIndicators(year).find((each) => each.code === code)
    if (!found) throw new Error(`no indicator ${code}`)
    return found
  }

  it('names conditions, who it applies to and who scores', () => {
    expect(applicationText(year, indicator('P1'))).toBe('是企业，且标签含“双管”的；不适用的，由本星其余指标折算')
    expect(applicationText(year, indicator('S4'))).toBe('首次参评为“否”的；不适用的，由本星其余指标折算')
    expect(applicationText(year, indicator('T1'))).toBe('由评分人判断；不适用的，由本星其余指标折算')
    expect(applicationText(year, indicator('P2'))).toBeNull()
    expect(rolesText(year, indicator('S5'))).toBe('市级复评')
    expect(conditionText(year, { any: [{ star: 'P', lit: true }, { all: [{ total: { atLeast: 90, below: 95 } }, { indicator: 'P1', of: 'ratio', atLeast: 0.6 }] }] })).toBe(
      '政治引领星已点亮，或（总分不低于 90 分且低于 95 分，且“第一议题制度”得分率不低于 60%）',
    )
  })

  it('tells lines, vetoes, quotas, panel, numbers and ranking', () => {
    expect(year.stars.map(lightingText)[0]).toBe('得分达到满分的 80%')
    expect(year.vetoes?.map((veto) => vetoText(year, veto))).toEqual(['不定级', '不定级', '降 2 级', '最高定为三星级'])
    expect(year.quotas?.map((quota) => quotaText(year, quota))).toEqual(['六星级不超过全部参加排名的 20%，向下取整；末位并列的都不进；超出时只提示，不降级'])
    expect(contest.quotas?.map((quota) => quotaText(contest, quota))[0]).toBe('第一不超过 1 个；末位并列的都进；超出的降一级')
    expect(panelText(year.panel)).toBe('分级评分：自评 → 镇街初评 → 市级复评，后一级为准')
    expect(panelText(contest.panel)).toBe('加权评分：现场评委占 70%，满 5 人的去掉 1 个最高、1 个最低后取平均；群众代表占 30%，取平均；缺一方的视为未评完')
    expect(levelByText(year)).toBe('点亮几颗星，定为几级')
    expect(numberText(year)).toBe('每颗星的得分四舍五入到小数点后 2 位；有应评未评的，不定级、不排名')
    expect(rankingText(year)).toBe('按总分排名；相同的依次比点亮星数、服务发展星得分、队伍建设星得分、加分；仍相同的并列，占用后面的名次（1、1、3）')
  })
})
