import type { MarkInput, Scheme } from '@rules'
import { cast } from './cast'
import { inputFor, type Aim } from './input'
import { outputOf, seedIndex, type Year } from './organizations'
import { randomFor, type Random } from './random'

/** A mark of the sample. */
export interface PlannedMark {
  indicator: string
  input: MarkInput
}

/** Stars in the order an organization gains them: its strong ones first, the same in every year. */
function starOrder(scheme: Scheme, seed: number): string[] {
  const random = randomFor(`order ${seed}`)
  return scheme.stars
    .map(({ code }) => ({ code, weight: random.next() }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ code }) => code)
}

/** Well over the line for a star that is to be lit, well under it for one that is not. */
function aimFor(lit: boolean, level: number, random: Random): Aim {
  if (!lit) return { ratio: 0.3 + 0.27 * random.next(), up: false }
  const floor = level === 6 ? 0.95 : 0.9
  return { ratio: floor + (1 - floor) * random.next(), up: true }
}

function extras(index: number, level: number, year: Year, random: Random): PlannedMark[] {
  const marks: PlannedMark[] = []
  const part = cast[index]?.part
  if (part && 'honour' in part && year === 2026) marks.push({ indicator: 'H1', input: { matters: [{ name: '示例省级先进基层党组织', item: 'province' }] } })
  else if (level >= 4 && random.chance(0.4)) marks.push({ indicator: 'H1', input: { matters: [{ name: '示例地市级表彰', item: 'prefecture' }] } })
  if (level >= 3 && random.chance(0.3)) marks.push({ indicator: 'H2', input: { items: { project: random.whole(1, 2) } } })
  if (level >= 5 && random.chance(0.4)) marks.push({ indicator: 'H3', input: { option: random.chance(0.3) ? 'top3' : 'top10' } })
  if (level <= 3 && random.chance(0.4)) marks.push({ indicator: 'D3', input: { items: { late: random.whole(1, 3) } } })
  if (level <= 1 && random.chance(0.6)) marks.push({ indicator: 'D1', input: { items: { county: 1 } } })
  return marks
}

/**
 * The final marks of one organization in one year: so many stars lit as its part says.
 * @param applies codes of the indicators that concern it; the others get no mark
 */
export function plannedMarks(scheme: Scheme, index: number, year: Year, applies: ReadonlySet<string>): PlannedMark[] {
  const level = cast[index]?.stars[year - 2023] ?? 0
  const seed = seedIndex(index)
  const random = randomFor(`marks ${seed} ${year}`)
  const lit = new Set(starOrder(scheme, seed).slice(0, level))
  const output: readonly [number, number] = [outputOf(index, year), outputOf(index, year - 1)]
  const marks: PlannedMark[] = []
  for (const star of scheme.stars) {
    for (const indicator of star.indicators) {
      const aim = aimFor(lit.has(star.code), level, random)
      const nothingThere = random.chance(0.12)
      const input = inputFor(indicator, aim, random, output)
      if (!applies.has(indicator.code)) continue
      const mayBeNone = indicator.notApplicable !== undefined && indicator.appliesTo === undefined
      marks.push({ indicator: indicator.code, input: mayBeNone && nothingThere ? { notApplicable: true } : input })
    }
  }
  return [...marks, ...extras(index, level, year, random)]
}

/** How the same organization saw itself, or its township saw it: some indicators one step better than the final mark. */
export function earlierMarks(scheme: Scheme, index: number, year: Year, stage: string, final: readonly PlannedMark[]): PlannedMark[] {
  const random = randomFor(`${stage} ${seedIndex(index)} ${year}`)
  const indicators = new Map(scheme.stars.flatMap((star) => star.indicators).map((indicator) => [indicator.code, indicator]))
  return final.flatMap((mark): PlannedMark[] => {
    const indicator = indicators.get(mark.indicator)
    if (indicator?.roles?.includes(stage) === false) return []
    const kinder = random.chance(stage === 'self' ? 0.35 : 0.15)
    if (!indicator || !kinder || 'notApplicable' in mark.input || indicator.rule.kind === 'cohort') return [mark]
    return [{ indicator: mark.indicator, input: inputFor(indicator, { ratio: 1, up: true }, random, [1, 1]) }]
  })
}
