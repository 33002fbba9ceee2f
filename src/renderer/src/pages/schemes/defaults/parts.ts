/** New parts of a scheme, and copies of parts under new codes. */
import type { ExtraGroup, Indicator, Scheme, Star, Veto } from '@rules'
import type { Within } from '../wording/rule'
import { nextCode, recoded, starCode } from './codes'
import { newPartRule } from './rule'

/** An indicator of 10 points: taken off for what is lacking in a star, given freely outside. */
export function newIndicator(prefix: string, taken: Iterable<string>, within: Within): Indicator {
  const fullScore = within === 'star' ? 10 : 5
  return { code: nextCode(prefix, taken), name: '新指标', fullScore, rule: newPartRule(within === 'star' ? 'tally' : 'score', { fullScore, within }) }
}

/** A star with one indicator that gives all of it, so that it adds up. */
export function newStar(stars: readonly Star[], taken: Iterable<string>): Star {
  const code = starCode(stars)
  const indicator = newIndicator(code, taken, 'star')
  return { code, name: '新的星', fullScore: indicator.fullScore, lighting: { ratio: 0.8 }, indicators: [indicator] }
}

/** The same star once more, with codes of its own. */
export function copiedStar(star: Star, stars: readonly Star[], taken: Iterable<string>): Star {
  const code = starCode(stars)
  return { ...star, code, name: copiedName(star.name), indicators: recoded(star.indicators, code, taken) }
}

export function copiedName(name: string): string {
  return `${name}（副本）`
}

export const groupPrefix = { bonus: 'J', deductions: 'K' } as const

/** The codes of both kinds of groups form one family. */
function groupCode(scheme: Scheme, key: 'bonus' | 'deductions'): string {
  const groups = [...(scheme.bonus ?? []), ...(scheme.deductions ?? [])]
  return nextCode(
    key === 'bonus' ? 'bonus' : 'deduction',
    groups.map((group) => group.code),
  )
}

/** The same group once more, with codes of its own. */
export function copiedGroup(group: ExtraGroup, scheme: Scheme, key: 'bonus' | 'deductions', taken: Iterable<string>): ExtraGroup {
  return { ...group, code: groupCode(scheme, key), name: copiedName(group.name), indicators: recoded(group.indicators, groupPrefix[key], taken) }
}

/** A group of bonus or deductions with one item. */
export function newGroup(scheme: Scheme, key: 'bonus' | 'deductions', taken: Iterable<string>): ExtraGroup {
  return {
    code: groupCode(scheme, key),
    name: key === 'bonus' ? '加分项目' : '减分项目',
    cap: 10,
    indicators: [newIndicator(groupPrefix[key], taken, key === 'bonus' ? 'bonus' : 'deduction')],
  }
}

export function newVeto(vetoes: readonly Veto[]): Veto {
  const code = nextCode(
    'V',
    vetoes.map((veto) => veto.code),
  )
  return { code, name: '新情形', effect: { kind: 'no-level' } }
}
