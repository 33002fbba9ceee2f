/** Trying one indicator: it alone, on made-up organizations, by the same reading and rules as scoring. */
import { compileScheme, explainIndicator, validateScheme, type AttributeValue, type Explanation, type Indicator, type OrganizationEntry, type Scheme, type SchemeProblem } from '@rules'
import { readEntry, schemeIndicator, type EntryTexts } from '@shared/entry'

/** A made-up organization: what is typed for it. */
export interface TrialRow {
  id: string
  name: string
  texts: EntryTexts
  reason: string
  attributes: Record<string, AttributeValue>
}

/** What came of a row: the points with their explanation, or a sentence on what is wrong or missing. */
export interface TrialResult {
  problem: string | null
  explanation: Explanation | null
}

/**
 * The scheme with nothing but this indicator, scored by one person for whomever it concerns: what is wrong elsewhere does not
 * keep it from being tried.
 * @returns null when there is no such indicator
 */
export function trialScheme(scheme: Scheme, code: string): Scheme | null {
  const found = schemeIndicator(scheme, code)
  if (!found) return null
  const indicator = { ...found }
  delete indicator.roles
  delete indicator.required
  delete indicator.appliesTo
  const holds = (groups: Scheme['bonus']) => groups?.some((group) => group.indicators.includes(found)) ?? false
  const extra = [{ code: 'extra', name: '试算', indicators: [indicator] }]
  const stars = holds(scheme.bonus) || holds(scheme.deductions) ? [filler] : [{ ...filler, fullScore: indicator.fullScore, indicators: [indicator] }]
  const { format, id, name, version, subject, attributes, decimals, rounding, roundAt } = scheme
  return {
    ...{ format, id, name, version, subject, attributes, decimals, rounding, roundAt, stars },
    ...(holds(scheme.bonus) ? { bonus: extra } : {}),
    ...(holds(scheme.deductions) ? { deductions: extra } : {}),
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [], ties: 'competition' },
    missing: 'incomplete',
  }
}

const filler: Scheme['stars'][number] = {
  code: 'trial star',
  name: '试算',
  fullScore: 1,
  lighting: { ratio: 0 },
  indicators: [{ code: 'trial filler', name: '试算', fullScore: 1, rule: { kind: 'score', from: 'zero' } }],
}

/** The fields of the register the rule of an indicator asks for, in the order of the scheme. */
export function askedAttributes(scheme: Scheme, { rule }: Indicator): Scheme['attributes'] {
  const asked = new Set(attributesIn(rule))
  return scheme.attributes.filter((attribute) => asked.has(attribute.code))
}

/** Wherever a condition, a quantity or a scope names a field, it does so under this key. */
function attributesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(attributesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => (key === 'attribute' && typeof each === 'string' ? [each] : attributesIn(each)))
}

/** Tries an indicator on all rows at once, for a comparison needs them all. Problems: errors of the indicator itself. */
export function tryOut(scheme: Scheme, code: string, rows: readonly TrialRow[]): { problems: SchemeProblem[] } | { results: TrialResult[] } {
  const alone = trialScheme(scheme, code)
  if (!alone) return { problems: [] }
  const problems = validateScheme(alone).filter((problem) => problem.severity === 'error')
  if (problems.length > 0) return { problems }
  const compiled = compileScheme(alone)
  const readings = rows.map((row) => readEntry(compiled, { indicator: code, role: null }, row.texts, row.reason))
  const entries = rows.map((row, index): OrganizationEntry => {
    const reading = readings[index]
    return { organizationId: row.id, track: 'trial', attributes: row.attributes, marks: reading?.state === 'mark' ? [{ indicator: code, input: reading.input }] : [] }
  })
  return {
    results: rows.map((row, index) => {
      const reading = readings[index]
      if (reading?.state === 'draft') return { problem: reading.problem.message, explanation: null }
      return { problem: null, explanation: explainIndicator(compiled, entries, row.id, code) }
    }),
  }
}
