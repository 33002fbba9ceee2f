import type fc from 'fast-check'
import { validateScheme, type CohortRule, type Condition, type Criterion, type EvaluateOptions, type Indicator, type Mark, type MarkInput, type OrganizationEntry, type Panel, type Rule, type Scheme } from '@rules'
import { drawn, type Draw } from '../support/draw'

export type Goal = { level: number } | { total: number } | { rank: number }

/** An indicator with an input for every number of points its rule can give. */
export interface Small {
  indicator: Indicator
  inputs: MarkInput[]
}

/** A round so small that every way to raise its first organization can be tried. */
export interface SmallRound {
  scheme: Scheme
  entries: OrganizationEntry[]
  options: EvaluateOptions
  indicators: Small[]
  fixed: string[]
  goal: Goal
}

const decimal = (scaled: number) => scaled / 10_000

/** Full scores of a few units; the unit is the smallest decimal there is, or a step of 0.05. */
function smallRule({ one, whole }: Draw, unit: number, full: number): { rule: Rule; inputs: MarkInput[] } {
  const points = (units: number) => decimal(units * unit)
  const every = Array.from({ length: full + 1 }, (_, units) => units)
  const stepped = unit > 1 ? { step: points(1) } : {}
  const kind = one('score', 'score', 'taken', 'choice', 'tally', 'bands', 'line', 'parts', ...(unit === 1 ? (['share', 'ballot'] as const) : []))
  switch (kind) {
    case 'taken':
      return { rule: { kind: 'score', from: 'full', ...stepped }, inputs: every.map((units) => ({ value: points(units) })) }
    case 'choice':
      return {
        rule: { kind: 'choice', options: [{ code: 'n', name: '差', points: 0 }, { code: 'm', name: '中', points: points(one(1, 2)) }, { code: 'y', name: '好', points: points(full + whole(1)) }] },
        inputs: ['n', 'm', 'y'].map((option) => ({ option })),
      }
    case 'tally':
      return {
        rule: { kind: 'tally', base: 'zero', combine: 'sum', items: [{ code: 'a', name: '甲', points: points(2) }, { code: 'b', name: '乙', points: points(-3), once: true }] },
        inputs: [0, 1, 2, 3, 4, 5, 6].flatMap((a) => [0, 1].map((b) => ({ items: { a, b } }))),
      }
    case 'bands':
      return {
        rule: { kind: 'measure', quantity: { of: 'share' }, curve: { bands: [{ from: 90, points: points(full) }, { from: 50, exclusive: true, points: points(2) }, { from: 120, points: points(1) }], below: 0 } },
        inputs: [0, 50, 51, 90, 100].map((value) => ({ parts: [value, 100] })),
      }
    case 'line':
      return {
        rule: { kind: 'measure', quantity: { of: 'value' }, curve: { linear: { baseline: 10, start: points(full - 1), unit: 4, below: points(-2), above: points(1), partial: one('ignore' as const, 'full' as const) } } },
        inputs: Array.from({ length: 41 }, (_, value) => ({ value: value - 20 })),
      }
    case 'parts':
      return {
        rule: { kind: 'composite', base: 'full', parts: [{ code: 'p', name: '一', fullScore: points(3), rule: { kind: 'score', from: 'zero', ...stepped } }, { code: 'q', name: '二', fullScore: points(full), rule: { kind: 'choice', options: [{ code: 'y', name: '有', points: points(full) }, { code: 'n', name: '无', points: 0 }] } }] },
        inputs: [0, 1, 2, 3].flatMap((p) => ['y', 'n'].map((option) => ({ values: { p: { value: points(p) }, q: { option } } }))),
      }
    case 'share':
      return { rule: { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } }, inputs: every.map((units) => ({ parts: [units, full] })) }
    case 'ballot':
      return { rule: { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }, { code: 'b', name: '差', worth: 0 }] }, inputs: every.map((units) => ({ items: { a: units, b: full - units } })) }
    default:
      return { rule: { kind: 'score', from: 'zero', ...stepped }, inputs: every.map((units) => ({ value: points(units) })) }
  }
}

export function smallRound(): fc.Arbitrary<SmallRound> {
  return drawn((draw) => {
    const { one, flag, whole } = draw
    const rarely = () => whole(4) === 0
    const unit = one(1, 500)
    const decimals: Scheme['decimals'] = unit === 1 ? 3 : one(1, 1, 2, 0)
    const roundAt = one<Scheme['roundAt']>('indicator', 'star', 'total')
    const panel: Panel = unit === 1 && rarely() ? { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 0.7, combine: 'mean' }], absentRole: 'incomplete' } : one<Panel>({ mode: 'single' }, { mode: 'stages', stages: [{ code: 's', name: '自评' }, { code: 'r', name: '复评' }] })
    const weighted = panel.mode === 'weighted'
    const codes = ['b', 'a', 'd', 'c', 'f', 'e'].slice(whole(1))
    const meanTaken = rarely()
    const make = (): Small => {
      const code = codes.shift() ?? 'z'
      const full = 2 + whole(roundAt === 'indicator' ? 9 : 5)
      const every = Array.from({ length: full + 1 }, (_, units) => ({ value: decimal(units * unit) }))
      const cohort: CohortRule = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { places: [decimal(full * unit), decimal(unit)], then: 0, floor: 0 } }
      const { rule, inputs } = weighted ? { rule: { kind: 'score' as const, from: 'zero' as const }, inputs: every } : whole(9) === 0 ? { rule: cohort, inputs: [{ value: 1 }, { value: 2 }] } : smallRule(draw, unit, full)
      return {
        indicator: { code, name: code, fullScore: decimal(full * unit), rule, ...(flag() ? { notApplicable: meanTaken ? ('track-mean' as const) : one('rescale' as const, 'full' as const, 'zero' as const) } : {}), ...(rarely() ? { required: { ratio: 0.5 } } : {}) },
        inputs,
      }
    }
    const groups = ['A', 'B', 'C'].slice(0, one(1, 2, 2, 3)).map((code) => ({ code, small: Array.from({ length: code === 'A' ? 1 + whole(1) : 1 }, make) }))
    const stars = groups.map(({ code, small }) => ({
      code,
      name: code,
      fullScore: small.reduce((sum, { indicator }) => sum + Math.round(indicator.fullScore * 10_000), 0) / 10_000,
      lighting: { ratio: one(0.5, 0.8) },
      indicators: small.map(({ indicator }) => indicator),
    }))
    const indicators = groups.flatMap(({ small }) => small)
    const full = stars.reduce((sum, star) => sum + Math.round(star.fullScore * 10_000), 0)
    const someTotal = () => decimal(Math.round((full * (2 + whole(8))) / 10))
    const someCode = () => one(indicators[0]?.indicator.code ?? '', ...indicators.slice(1).map(({ indicator }) => indicator.code))
    const condition = (): Condition =>
      one<() => Condition>(
        () => ({ total: { atLeast: someTotal() } }),
        () => ({ total: { below: someTotal() } }),
        () => ({ star: 'A', lit: flag() }),
        () => ({ indicator: someCode(), of: 'ratio', atLeast: 0.6 }),
        () => ({ indicator: someCode(), of: 'points', below: decimal(3 * unit) }),
        () => ({ not: { indicator: someCode(), of: 'ratio', atLeast: 0.4, below: 0.8 } }),
        () => ({ any: [{ star: 'A', lit: true }, { total: { atLeast: someTotal() } }] }),
      )()
    const total = someTotal()
    const scheme: Scheme = {
      format: 1,
      id: 'small',
      name: '小方案',
      version: 1,
      subject: 'organization',
      attributes: [],
      decimals,
      rounding: one('half-up', 'half-even'),
      roundAt,
      stars,
      bonus: flag() ? [{ code: 'H', name: '加分', indicators: [{ code: 'h', name: '加分', fullScore: 1, rule: { kind: 'score', from: 'zero' } }] }] : [],
      vetoes: [{ code: 'drop', name: '降级', effect: { kind: 'drop-levels', by: 1 } }, { code: 'cap', name: '封顶', effect: { kind: 'cap-level', level: 1 } }, { code: 'dark', name: '熄灭', effect: { kind: 'darken-star', star: 'A' } }],
      panel,
      level: { ...one<Pick<Scheme['level'], 'by' | 'bands'>>({ by: 'stars' }, { by: 'stars' }, { by: 'total', bands: [{ level: 1, from: decimal(Math.round(full / 3)) }, { level: 2, from: decimal(Math.round(full / 2) + 1) }] }, { by: 'lower-of-both', bands: [{ level: 1, from: total }] }), conditions: flag() ? [{ level: 1, when: condition() }] : [] },
      ...(rarely() ? { maxRise: { levels: 1, except: condition() } } : {}),
      ...(rarely() ? { cap: decimal(Math.round(full * 0.7)) } : {}),
      ranking: {
        criteria: one<Criterion[]>([{ by: 'total' }], [{ by: 'total' }, { by: 'star', code: 'A' }], [{ by: 'level' }, { by: 'total' }], [{ by: 'lit-stars' }, { by: 'indicator', code: someCode(), order: one('asc', 'desc') }], [{ by: 'star', code: 'A', order: 'asc' }, { by: 'total' }], [{ by: 'bonus' }, { by: 'level', order: 'asc' }, { by: 'total' }]),
        ties: one('competition', 'dense'),
      },
      missing: one('incomplete', 'zero'),
    }
    const ids = ['o1', 'o2', 'o3', 'o4'].slice(0, 1 + whole(3))
    const roles = panel.mode === 'single' ? [{}] : [{ role: 'r' }]
    const entries = ids.map((organizationId): OrganizationEntry => ({
      organizationId,
      track: one('t', 't', 't', 'u'),
      marks: [
        ...indicators.flatMap(({ indicator, inputs }): Mark[] => {
          if (whole(7) === 0) return []
          const absent = organizationId === 'o1' ? whole(9) === 0 : flag()
          if (indicator.notApplicable !== undefined && absent) return [{ indicator: indicator.code, input: { notApplicable: true }, ...roles[0] }]
          const some = organizationId === 'o1' ? inputs.slice(0, Math.ceil(inputs.length / 2)) : inputs
          const input = () => some[whole(some.length - 1)] ?? { notApplicable: true }
          const evaluators = weighted ? ['甲', '乙', '丙'].slice(0, 1 + whole(2)) : [undefined]
          return evaluators.map((evaluator) => ({ indicator: indicator.code, input: input(), ...roles[0], ...(evaluator === undefined ? {} : { evaluator }) }))
        }),
        ...(scheme.bonus?.length && flag() ? [{ indicator: 'h', input: { value: decimal(unit * whole(2)) }, ...roles[0] }] : []),
      ],
      vetoes: rarely() ? [one('drop', 'cap', 'dark')] : [],
    }))
    const goal = one<() => Goal>(() => ({ level: 1 + whole(1) }), () => ({ total: someTotal() }), () => ({ rank: 1 + whole(1) }))()
    return { scheme, entries, options: { previousLevels: { o1: one(null, 0, 1) } }, indicators, fixed: rarely() ? [someCode()] : [], goal }
  }).filter(({ scheme }) => validateScheme(scheme).every(({ severity }) => severity === 'warning'))
}
