import type { Indicator, Rule, Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'

/** The built-in scheme of this name. */
export function builtIn(name: string): Scheme {
  const found = builtInSchemes.find((scheme) => scheme.name === name)
  if (!found) throw new Error(`no scheme ${name}`)
  return found
}

/** A scheme of one star with these indicators, without any problem of its own. */
export function smallScheme(...indicators: Indicator[]): Scheme {
  return {
    format: 1,
    id: 'small',
    name: '小方案',
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'total',
    stars: [{ code: 'A', name: '甲星', fullScore: indicators.reduce((sum, each) => sum + each.fullScore, 0), lighting: { ratio: 0.8 }, indicators }],
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
    missing: 'incomplete',
  }
}

export function indicator(rule: Rule, fullScore = 10, code = 'A1'): Indicator {
  return { code, name: `指标 ${code}`, fullScore, rule }
}
