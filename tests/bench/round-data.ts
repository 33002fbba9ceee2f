import type { Indicator, Mark, MarkInput, OrganizationEntry, Rule, Scheme } from '@rules'

/** Full score of every indicator of the bench. */
const fullScore = 5
const stars = 6
export const tracks = 5

const rules: Rule[] = [
  { kind: 'score', from: 'zero', step: 0.5 },
  { kind: 'choice', options: [{ code: 'a', name: '好', points: 5 }, { code: 'b', name: '一般', points: 3 }, { code: 'c', name: '差', points: 0 }] },
  { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'n', name: '应开次数', points: -0.5, required: 12 }] },
  { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } },
  { kind: 'measure', quantity: { of: 'value' }, curve: { bands: [{ from: 90, points: 5 }, { from: 80, points: 3 }, { from: 60, points: 1 }], below: 0 } },
  { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { shares: [{ top: 10, points: 5 }, { top: 30, points: 4 }, { top: 60, points: 3 }], rest: 2 } },
]

/** Six stars of mixed kinds, two decimals rounded half-up at the star, five tracks ranked by total, then lit stars. */
export function benchScheme(indicatorCount: number): Scheme {
  const indicators = Array.from({ length: indicatorCount }, (_, at): Indicator => ({ code: `I${at}`, name: `指标${at}`, fullScore, rule: rules[at % rules.length] ?? { kind: 'score', from: 'zero' } }))
  const perStar = Math.ceil(indicatorCount / stars)
  return {
    format: 1,
    id: 'bench',
    name: '基准方案',
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'star',
    stars: Array.from({ length: stars }, (_, at) => {
      const part = indicators.slice(at * perStar, (at + 1) * perStar)
      return { code: `S${at}`, name: `星${at}`, fullScore: part.length * fullScore, lighting: { ratio: 0.6 }, indicators: part }
    }),
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [{ by: 'total' }, { by: 'lit-stars' }], ties: 'competition' },
    missing: 'incomplete',
  }
}

/** Two raw numbers of a mark: what was typed, before any rule. The same seed gives the same numbers. */
export function rawNumbers(organization: number, indicator: number): [number, number] {
  const seed = Math.imul(organization * 31 + indicator * 7 + 1, 2_654_435_761) >>> 8
  switch (indicator % rules.length) {
    case 0:
      return [(seed % 11) / 2, 0]
    case 1:
      return [seed % 3, 0]
    case 2:
      return [seed % 14, 0]
    case 3:
      return [(seed >>> 4) % ((seed % 13) + 8), (seed % 13) + 7]
    default:
      return [(seed % 1001) / 10, 0]
  }
}

export function trackOf(organization: number): number {
  return organization % tracks
}

function inputOf(organization: number, indicator: number): MarkInput {
  const [a, b] = rawNumbers(organization, indicator)
  switch (indicator % rules.length) {
    case 1:
      return { option: ['a', 'b', 'c'][a] ?? 'a' }
    case 2:
      return { items: { n: a } }
    case 3:
      return { parts: [a, b] }
    default:
      return { value: a }
  }
}

export function entryOf(organization: number, scheme: Scheme): OrganizationEntry {
  const indicators = scheme.stars.flatMap((star) => star.indicators)
  return {
    organizationId: `o${String(organization).padStart(6, '0')}`,
    track: `t${trackOf(organization)}`,
    marks: indicators.map((indicator, at): Mark => ({ indicator: indicator.code, input: inputOf(organization, at) })),
  }
}

export function entriesOf(organizations: number, scheme: Scheme): OrganizationEntry[] {
  return Array.from({ length: organizations }, (_, organization) => entryOf(organization, scheme))
}
