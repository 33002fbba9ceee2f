import { compileScheme, evaluate, type AttributeValue, type CompiledScheme, type Indicator, type Mark, type MarkInput, type OrganizationEntry, type OrganizationResult, type Rule, type Scheme, type ScoreRule } from '@rules'

/** A scheme of one star with the given indicators; anything else may be set on top. */
export function schemeOf(indicators: Indicator[], more: Partial<Scheme> = {}): Scheme {
  const fullScore = indicators.reduce((sum, indicator) => sum + indicator.fullScore, 0)
  return {
    format: 1,
    id: 'test',
    name: '测试方案',
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'star',
    stars: [{ code: 'S', name: '一星', fullScore, lighting: { ratio: 0.8 }, indicators }],
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [{ by: 'total' }], ties: 'competition' },
    missing: 'incomplete',
    ...more,
  }
}

export function indicatorOf(code: string, fullScore: number, rule: Rule, more: Partial<Indicator> = {}): Indicator {
  return { code, name: `指标${code}`, fullScore, rule, ...more }
}

export const scoreRule: ScoreRule = { kind: 'score', from: 'zero' }

/** Points of one input under one rule, through the whole of `evaluate`. */
export function pointsOf(fullScore: number, rule: Rule, input: MarkInput): number | null {
  const scheme = compileScheme(schemeOf([indicatorOf('X', fullScore, rule)]))
  const [result] = evaluate(scheme, [entryOf('a', { X: input })])
  return result?.stars[0]?.indicators[0]?.points ?? null
}

export function entryOf(organizationId: string, inputs: Record<string, MarkInput>, more: Partial<OrganizationEntry> & { role?: string } = {}): OrganizationEntry {
  const { role, ...rest } = more
  const marks = Object.entries(inputs).map(([indicator, input]): Mark => ({ indicator, input, ...(role === undefined ? {} : { role }) }))
  return { organizationId, track: 't', marks, ...rest }
}

export function withAttributes(entry: OrganizationEntry, attributes: Record<string, AttributeValue>): OrganizationEntry {
  return { ...entry, attributes }
}

export function only(scheme: CompiledScheme, entry: OrganizationEntry): OrganizationResult {
  const [result] = evaluate(scheme, [entry])
  if (!result) throw new Error('no result')
  return result
}
