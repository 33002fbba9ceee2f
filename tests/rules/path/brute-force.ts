import { compileScheme, evaluate, type Mark, type OrganizationEntry, type OrganizationResult, type Path } from '@rules'
import type { Small, SmallRound } from './small-round'

/** Marks of one panel place in ten-thousandths × 6, so that means of two or three are whole. */
const fine = 60_000

interface Option {
  points: number
  marks: Mark[]
}

interface Raisable {
  code: string
  from: number
  exactFrom: number
  options: Option[]
}

/**
 * Tries everything: every set of indicators, smallest first, with all points their rules can give, and of those that reach
 * the goal takes the first by points, codes and points in scheme order. Uses nothing but `evaluate`.
 */
export function bruteForce({ scheme, entries, options, indicators, fixed, goal }: SmallRound): Path | 'already-there' | 'incomplete' | 'out-of-reach' {
  const compiled = compileScheme(scheme)
  const role = scheme.panel.mode === 'single' ? {} : { role: 'r' }
  const [first, ...others] = entries
  if (!first) return 'out-of-reach'
  const resultWith = (marks: readonly Mark[]) => {
    const raised = new Set(marks.map((mark) => mark.indicator))
    const entry: OrganizationEntry = { ...first, marks: [...first.marks.filter((mark) => !raised.has(mark.indicator)), ...marks] }
    const [result] = evaluate(compiled, [entry, ...others], options)
    if (!result) throw new Error('no result')
    return result
  }
  const pointsIn = (result: OrganizationResult, code: string) => result.stars.flatMap((star) => star.indicators).find((each) => each.code === code)
  const now = resultWith([])
  const lacking = new Set(now.missing.map(({ indicator }) => indicator))
  const zeros: Mark[] = []
  const raisables: Raisable[] = []
  for (const { indicator, inputs } of indicators) {
    const { code } = indicator
    const present = pointsIn(now, code)
    if (lacking.has(code) && (fixed.includes(code) || indicator.rule.kind === 'cohort')) return 'incomplete'
    const given = inputs.map((input): Option => {
      const marks = [{ indicator: code, input, ...role }]
      return { marks, points: pointsIn({ ...resultWith(marks) }, code)?.points ?? 0 }
    })
    if (lacking.has(code)) zeros.push(...(given.find((option) => option.points === 0)?.marks ?? []))
    if (fixed.includes(code) || indicator.rule.kind === 'cohort' || present?.state === 'not-applicable') continue
    const from = present?.points ?? 0
    const exactFrom = lacking.has(code) ? 0 : exactPoints(first.marks, code, scheme, from)
    raisables.push({ code, from, exactFrom, options: unrounded(given, indicator, scheme).filter((option) => Math.round(option.points * fine) > exactFrom) })
  }
  const reached = (result: OrganizationResult) => ('total' in goal ? result.total >= goal.total : 'level' in goal ? (levelOf(result) ?? -1) >= goal.level : result.rank !== null && result.rank <= goal.rank)
  if (reached(resultWith(zeros))) return 'already-there'
  let best: { key: [number, string, string]; path: Path } | null = null
  for (let count = 1; count <= raisables.length && best === null; count += 1) {
    for (const chosen of setsOf(raisables, count)) {
      for (const picked of picks(chosen)) {
        const raised = new Set(chosen.map(({ code }) => code))
        const result = resultWith([...zeros.filter((mark) => !raised.has(mark.indicator)), ...picked.flatMap((option) => option.marks)])
        if (!reached(result)) continue
        const cost = chosen.reduce((sum, each, index) => sum + Math.round((picked[index]?.points ?? 0) * fine) - each.exactFrom, 0)
        const steps = chosen.map((each, index) => ({ indicator: each.code, from: each.from, to: picked[index]?.points ?? 0 }))
        const key: [number, string, string] = [cost, chosen.map(({ code }) => code).sort().join(), steps.map(({ to }) => String(Math.round(to * 10_000)).padStart(8, '0')).join()]
        if (best === null || isBefore(key, best.key)) best = { key, path: { steps, points: Math.round(cost / 6) / 10_000, level: levelOf(result), total: result.total } }
      }
    }
  }
  return best?.path ?? 'out-of-reach'
}

function isBefore(a: [number, string, string], b: [number, string, string]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0]
  return a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2]
}

/** The exact mean of the marks of a weighted panel; elsewhere the points are decimals. */
function exactPoints(marks: readonly Mark[], code: string, { panel, roundAt }: SmallRound['scheme'], from: number): number {
  if (panel.mode !== 'weighted' || roundAt === 'indicator') return Math.round(from * fine)
  const values = marks.flatMap((mark) => (mark.indicator === code && 'value' in mark.input ? [Math.round(mark.input.value * fine)] : []))
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What the rule gives before an indicator is rounded: the same scheme without rounding. */
function unrounded(given: Option[], indicator: Small['indicator'], scheme: SmallRound['scheme']): Option[] {
  const bare = compileScheme({ ...scheme, roundAt: 'total', stars: [{ code: 'A', name: 'A', fullScore: indicator.fullScore, lighting: { ratio: 0.5 }, indicators: [indicator] }], bonus: [], level: { by: 'stars' }, ranking: { ...scheme.ranking, criteria: [{ by: 'total' }] }, maxRise: { levels: 1 } })
  const found = new Map<number, Option>()
  for (const { marks } of given) {
    const [result] = evaluate(bare, [{ organizationId: 'x', track: 't', marks }])
    const points = result?.stars[0]?.indicators[0]?.points ?? 0
    if (!found.has(points)) found.set(points, { marks, points })
  }
  return [...found.values()].sort((a, b) => a.points - b.points)
}

/** Before quotas. */
export function levelOf(result: OrganizationResult): number | null {
  const before = result.levelSteps.filter(({ reason }) => reason !== 'quota' && reason !== 'soft-quota').at(-1)
  return before?.to ?? null
}

function setsOf<T>(list: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return list.flatMap((each, index) => setsOf(list.slice(index + 1), count - 1).map((rest) => [each, ...rest]))
}

function picks(chosen: readonly Raisable[]): Option[][] {
  return chosen.reduce<Option[][]>((found, { options }) => found.flatMap((before) => options.map((option) => [...before, option])), [[]])
}
