/** Rules in the words of assessment documents: “应开 12 次，每少 1 次扣 0.5 分，扣完为止”. One function per kind. */
import type { BallotRule, ChoiceRule, CohortRule, CompositeRule, MeasureRule, Quantity, Rule, Scheme, ScoreRule, TallyItem, TallyRule } from '@rules'
import { conditionText } from './condition'
import { plain, points } from './number'

/** Where a rule stands: in a deduction its points are what is taken off. */
export type Within = 'star' | 'bonus' | 'deduction'

interface Place {
  scheme: Scheme
  fullScore: number
  within: Within
}

/** The clauses of a rule; joined by “；” they make one sentence. */
export function ruleClauses(rule: Rule, place: Place): string[] {
  switch (rule.kind) {
    case 'score':
      return scoreClauses(rule, place)
    case 'choice':
      return choiceClauses(rule)
    case 'tally':
      return tallyClauses(rule, place)
    case 'measure':
      return measureClauses(rule, place)
    case 'cohort':
      return cohortClauses(rule, place)
    case 'ballot':
      return ballotClauses(rule, place)
    case 'composite':
      return compositeClauses(rule, place)
  }
}

function scoreClauses({ from, step, needsReason }: ScoreRule, { fullScore }: Place): string[] {
  return [
    from === 'zero' ? `直接给分，0 至 ${points(fullScore)}` : `从满分起扣，录入所扣的分数，0 至 ${points(fullScore)}`,
    ...(step === undefined ? [] : [`按 ${points(step)}一档`]),
    ...(needsReason ? ['须写理由'] : []),
  ]
}

function choiceClauses({ options }: ChoiceRule): string[] {
  return options.map((option) => `${option.name} ${points(option.points)}`)
}

const combines: Record<TallyRule['combine'], string[]> = {
  sum: [],
  highest: ['同时有几项的取最高一项'],
  lowest: ['同时有几项的取最低一项'],
  'highest-per-matter': ['同一事项取最高一项，不同事项相加'],
}

function tallyClauses(rule: TallyRule, place: Place): string[] {
  const { base, items, combine } = rule
  const verb = base === 'full' ? '加' : { star: '得', bonus: '加', deduction: '扣' }[place.within]
  const clauses = [...items.map((item) => itemClause(item, combine === 'sum', verb, place.scheme)), ...combines[combine]]
  if (base === 'zero') return [...clauses, `最高 ${points(place.fullScore)}`]
  const last = clauses.at(-1)
  if (last !== undefined && items.some((item) => item.points < 0)) clauses[clauses.length - 1] = `${last}，扣完为止`
  return clauses
}

/** Counts matter only where effects are added up. */
function itemClause(item: TallyItem, counted: boolean, verb: string, scheme: Scheme): string {
  const [, name = item.name, unit = '次'] = /^(.+)（(\p{Script=Han}{1,2})）$/u.exec(item.name) ?? []
  const limit = item.limit === undefined ? '' : `，最多 ${points(item.limit)}`
  const when = item.when === undefined ? '' : `（限${conditionText(scheme, item.when)}）`
  const each = (effect: number) => `${effect < 0 ? '扣' : verb} ${points(Math.abs(effect))}`
  return `${name}${counted ? effectText(item, unit, each) : each(item.points)}${limit}${when}`
}

function effectText(item: TallyItem, unit: string, each: (effect: number) => string): string {
  const lacking = item.required === undefined ? '' : `应有 ${plain(item.required)} ${unit}，`
  if (item.ladder) {
    const last = item.ladder.length
    const steps = item.ladder.map((effect, index) => `${index + 1} ${unit}${index + 1 === last ? '及以上' : ''}${each(effect)}`)
    return `${lacking === '' ? '：' : `${lacking}少 `}${steps.join('、')}`
  }
  if (lacking !== '') return `${lacking}每少 1 ${unit}${each(item.points)}`
  return item.once ? each(item.points) : `每 1 ${unit}${each(item.points)}`
}

/** What the value is, and the unit its numbers carry. */
function quantityText({ of, attribute, unit, whenZero }: Quantity, scheme: Scheme): { name: string; unit: string; notes: string[] } {
  const field = scheme.attributes.find((each) => each.code === attribute)?.name ?? attribute
  const names: Record<Quantity['of'], string> = { value: field === undefined ? '数值' : `台账“${field}”`, share: '占比', growth: '增幅', difference: '差额' }
  const percent = of === 'share' || of === 'growth' || unit === '%'
  const write = percent ? '%' : unit === undefined ? '' : ` ${unit}`
  return { name: names[of], unit: write, notes: whenZero === 'not-applicable' ? ['基数为 0 的不适用'] : [] }
}

function measureClauses({ quantity, curve }: MeasureRule, { scheme, fullScore }: Place): string[] {
  const { name, unit, notes } = quantityText(quantity, scheme)
  if ('bands' in curve) {
    const bands = curve.bands.map((band) => `${band.exclusive ? '超过' : '达到'} ${plain(band.from)}${unit}得 ${points(band.points)}`)
    const [first, ...others] = bands
    return [`${name}${first ?? ''}`, ...others, `其余 ${points(curve.below)}`, ...notes]
  }
  if ('linear' in curve) {
    const { baseline, start } = curve.linear
    return [`${name}为 ${plain(baseline)}${unit}得 ${points(start)}`, ...slopeClauses(curve.linear, unit), ...notes]
  }
  const { target, better } = curve.proportional
  const toward = better === 'higher' ? `达到 ${plain(target)}${unit}得 ${points(fullScore)}，不足的按比例得分` : `不超过 ${plain(target)}${unit}得 ${points(fullScore)}，超过的按反比得分`
  return [`${name}${toward}`, ...notes]
}

const partials = { ignore: '不足一档的不计', full: '不足一档的按一档计', proportional: '按比例计' }

function slopeClauses(slope: { unit: number; below?: number; above?: number; partial: keyof typeof partials }, unit: string): string[] {
  const step = unit === '%' ? `${plain(slope.unit)} 个百分点` : `${plain(slope.unit)}${unit}`
  const effect = (value: number) => `${value < 0 ? '扣' : '加'} ${points(Math.abs(value))}`
  const below = slope.below === undefined ? [] : [`每低 ${step}${effect(slope.below)}`]
  const above = slope.above === undefined ? [] : [`每高 ${step}${effect(slope.above)}`]
  const sides = [...below, ...above]
  return sides.length === 0 ? [] : [`${sides.join('，')}（${partials[slope.partial]}）`]
}

function cohortClauses({ quantity, scope, better, by, floorBelow }: CohortRule, { scheme, fullScore }: Place): string[] {
  const { name, unit, notes } = quantityText(quantity, scheme)
  const field = typeof scope === 'string' ? null : (scheme.attributes.find((each) => each.code === scope.attribute)?.name ?? scope.attribute)
  const among = field === null ? (scope === 'track' ? '同跑道内' : '全体') : `“${field}”相同的`
  const order = better === 'higher' ? '从高到低' : '从低到高'
  const floor = floorBelow === undefined ? [] : [`${name}低于 ${plain(floorBelow.value)}${unit} 的 ${points(floorBelow.points)}`]
  return [`${among}按${name}${order}比较`, ...placeClauses(by, better, unit, fullScore), ...floor, ...notes]
}

function placeClauses(by: CohortRule['by'], better: CohortRule['better'], unit: string, fullScore: number): string[] {
  if ('places' in by) {
    const places = by.places.map(plain).join('、')
    return [`第 1 至 ${by.places.length} 名依次 ${places} 分`, `以后每名${by.then < 0 ? '减' : '加'} ${points(Math.abs(by.then))}，最低 ${points(by.floor)}`]
  }
  if ('step' in by) return [`第 1 名 ${points(by.step.first)}，名次每降 1 位减 ${points(by.step.minus)}`]
  if ('stepPercent' in by) return [`第 1 名 ${points(by.stepPercent.first)}，名次每降 1 位减 ${plain(by.stepPercent.percent)}%`]
  if ('shares' in by) return [...by.shares.map((share) => `前 ${plain(share.top)}% ${points(share.points)}`), `其余 ${points(by.rest)}`]
  if ('ofBest' in by) return [better === 'higher' ? `本值 ÷ 最高值 × ${points(fullScore)}` : `最低值 ÷ 本值 × ${points(fullScore)}`]
  return [`等于平均值得 ${points(by.fromMean.start)}`, ...slopeClauses(by.fromMean, unit)]
}

function ballotClauses({ grades, minimumVotes }: BallotRule, { fullScore }: Place): string[] {
  return [
    `测评票：${grades.map((grade) => `${grade.name}折 ${plain(grade.worth)}`).join('、')}`,
    `按有效票的平均折算为 ${points(fullScore)}`,
    ...(minimumVotes === undefined ? [] : [`有效票少于 ${plain(minimumVotes)} 张的不计`]),
  ]
}

function compositeClauses({ base, parts }: CompositeRule, place: Place): string[] {
  const clauses = parts.map((part) => `${part.name}（${points(part.fullScore)}）：${ruleClauses(part.rule, { ...place, fullScore: part.fullScore }).join('，')}`)
  return base === 'full' ? [...clauses, '各部分所失的分从满分中扣除'] : clauses
}
