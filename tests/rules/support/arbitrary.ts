import type fc from 'fast-check'
import type { CombineMethod, EvaluateOptions, Indicator, Mark, MarkInput, OrganizationEntry, Panel, Scheme } from '@rules'
import { arbitraryInput, arbitraryRule } from './arbitrary-rule'
import { drawn } from './draw'

/** A valid scheme with a round of marks it accepts. */
export interface Round {
  scheme: Scheme
  entries: OrganizationEntry[]
  options: EvaluateOptions
}

/** What a law may have to leave out. */
export interface Limits {
  /** Points that depend on nobody else: no comparison, no mean of the track. */
  alone?: boolean
  scheme?: Partial<Scheme>
}

/** Small rounds over small valid schemes: all kinds, panels, policies, vetoes, quotas, roundings. */
export function round({ alone = false, scheme: fixed = {} }: Limits = {}): fc.Arbitrary<Round> {
  return drawn((draw) => {
    const { one, flag, whole } = draw
    const maybe = <T>(value: () => T): T | undefined => (flag() ? value() : undefined)
    const panel: Panel = fixed.panel ?? one<Panel>(
      { mode: 'single' },
      { mode: 'stages', stages: [{ code: 'r', name: '自评' }, { code: 's', name: '复评' }] },
      { mode: 'weighted', roles: [{ code: 'r', name: '评委', weight: 0.6, combine: one<CombineMethod>('mean', 'median', { trimmed: { high: 1, low: 0, from: 2 } }) }, { code: 's', name: '群众', weight: 0.3, combine: 'mean' }], absentRole: one('incomplete', 'reweight') },
    )
    const codes = { next: 0 }
    const indicator = (within: 'star' | 'extra'): Indicator => {
      const fullScore = one(1, 2, 3, 5, 10)
      const rule = arbitraryRule(draw, fullScore, { cohort: !alone && panel.mode !== 'weighted', register: panel.mode !== 'weighted', deduction: within === 'extra' })
      const policy = within === 'extra' ? maybe(() => 'zero' as const) : maybe(() => one('rescale' as const, 'full' as const, 'zero' as const, ...(alone ? [] : ['track-mean' as const])))
      codes.next += 1
      return {
        code: `i${codes.next}`,
        name: `指标${codes.next}`,
        fullScore,
        rule,
        ...(policy === undefined ? {} : { notApplicable: policy, ...(flag() ? { appliesTo: { attribute: 'kind', in: ['企业'] } } : {}) }),
        ...(within === 'star' && flag() ? { required: { ratio: 0.6 } } : {}),
      }
    }
    const some = (most: number, within: 'star' | 'extra') => Array.from({ length: whole(most - 1) + 1 }, () => indicator(within))
    const stars = ['A', 'B', 'C'].slice(0, one(1, 2, 3)).map((code) => {
      const indicators = some(3, 'star')
      return { code, name: `${code}星`, fullScore: indicators.reduce((sum, each) => sum + each.fullScore, 0), lighting: { ratio: one(0.5, 0.8) }, indicators }
    })
    const full = stars.reduce((sum, star) => sum + star.fullScore, 0)
    const scheme: Scheme = {
      format: 1,
      id: 'law',
      name: '定律',
      version: 1,
      subject: 'organization',
      attributes: [{ code: 'kind', name: '类别', type: 'text' }, { code: 'staff', name: '职工数', type: 'number' }],
      decimals: one<Scheme['decimals']>(0, 1, 2, 3),
      rounding: one('half-up', 'half-even'),
      roundAt: one('indicator', 'star', 'total'),
      stars,
      bonus: maybe(() => [{ code: 'H', name: '加分', cap: one(2, 5), indicators: some(2, 'extra') }]) ?? [],
      deductions: maybe(() => [{ code: 'D', name: '减分', indicators: some(2, 'extra') }]) ?? [],
      vetoes: [
        { code: 'none', name: '不定级', effect: { kind: 'no-level' } },
        { code: 'drop', name: '降级', effect: { kind: 'drop-levels', by: 1 } },
        { code: 'cap', name: '封顶', effect: { kind: 'cap-level', level: 1 } },
        { code: 'dark', name: '熄灭', effect: { kind: 'darken-star', star: 'A' } },
      ],
      panel,
      level: one<Scheme['level']>({ by: 'stars' }, { by: 'stars', conditions: [{ level: 1, when: { total: { atLeast: full / 2 } } }] }, { by: 'total', bands: [{ level: 1, from: full / 2 }, { level: 2, from: full }] }),
      quotas: maybe(() => [{ level: 1, atMost: one({ percent: 40 }, { count: 1 }), scope: one('all' as const, 'track' as const), round: one('down' as const, 'up' as const, 'nearest' as const), ties: one('exclude' as const, 'include' as const), hard: flag() }]) ?? [],
      ...(flag() ? { maxRise: { levels: 1, except: { attribute: 'staff', atLeast: 50 } } } : {}),
      exclude: maybe(() => [{ when: { attribute: 'staff', below: 3 }, reason: '人少' }]) ?? [],
      ...(flag() ? { cap: full } : {}),
      ranking: { criteria: one<Scheme['ranking']['criteria']>([{ by: 'total' }, { by: 'lit-stars' }], [{ by: 'level' }, { by: 'star', code: 'A' }, { by: 'total' }], [{ by: 'indicator', code: 'i1', order: 'asc' }, { by: 'bonus' }]), ties: one('competition', 'dense') },
      missing: one('incomplete', 'zero'),
      ...fixed,
    }
    const all = [...stars, ...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap((group) => group.indicators)
    const roles = panel.mode === 'single' ? [undefined] : ['r', 's']
    const input = (of: Indicator): MarkInput | null => {
      const choice = whole(9)
      if (choice === 0) return null
      if (choice === 1 && of.notApplicable !== undefined) return { notApplicable: true }
      return arbitraryInput(draw, of.rule, of.fullScore)
    }
    const marksOf = (of: Indicator): Mark[] =>
      roles.flatMap((role) =>
        (panel.mode === 'weighted' && flag() ? ['甲', '乙'] : [undefined]).flatMap((evaluator): Mark[] => {
          const given = input(of)
          return given === null ? [] : [{ indicator: of.code, input: given, ...(role === undefined ? {} : { role }), ...(evaluator === undefined ? {} : { evaluator }) }]
        }),
      )
    const ids = ['o1', 'o2', 'o3', 'o4', 'o5', 'o10'].slice(0, whole(5) + 1)
    const entries = ids.map((organizationId): OrganizationEntry => ({
      organizationId,
      track: one('t', 'u'),
      attributes: { kind: one('企业', '社团'), ...(flag() ? { staff: whole(80) } : {}) },
      marks: all.flatMap(marksOf),
      vetoes: flag() ? [one('none', 'drop', 'cap', 'dark')] : [],
    }))
    return { scheme, entries, options: { previousLevels: Object.fromEntries(ids.map((id) => [id, one(null, 0, 1, 2)])) } }
  })
}

/** All indicators of a scheme. */
export function indicatorsOf(scheme: Scheme): Indicator[] {
  return [...scheme.stars, ...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap((group) => group.indicators)
}
