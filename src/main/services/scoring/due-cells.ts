import { evaluate, type Indicator } from '@rules'
import { entriesOf } from '../evaluation/entries'
import type { LoadedRound } from '../evaluation/load-round'
import { panelStages } from './place'

/** Subjects evaluated together. */
const atOnce = 250

/** A round's snapshot does not change while it is loaded, and neither does what it asks for. */
const known = new WeakMap<LoadedRound, ReadonlySet<string>[]>()

/**
 * Codes of the indicators each subject needs a mark for, in the order of the subjects. Indicators read from the register need
 * none; bonus and deduction items are entered only where there is something, so they are never due. What is not applicable
 * while nothing is marked is so by the indicator's own condition.
 */
export function dueIndicators(loaded: LoadedRound): readonly ReadonlySet<string>[] {
  const present = known.get(loaded)
  if (present) return present
  const { compiled, subjects } = loaded
  const register = new Set(compiled.scheme.stars.flatMap(({ indicators }) => indicators.filter(fromRegister)).map(({ code }) => code))
  const due: Set<string>[] = []
  // What applies to one does not depend on the others, and full results of all at once would fill the memory.
  for (let from = 0; from < subjects.length; from += atOnce) {
    const part = subjects.slice(from, from + atOnce)
    const applicable = new Map(
      evaluate(compiled, entriesOf(compiled, part, [], []), { detail: 'full' }).map(({ organizationId, stars }) => [
        organizationId,
        stars.flatMap(({ indicators }) => indicators.filter(({ state, code }) => state !== 'not-applicable' && !register.has(code)).map(({ code }) => code)),
      ]),
    )
    due.push(...part.map(({ subjectId }) => new Set(applicable.get(subjectId))))
  }
  known.set(loaded, due)
  return due
}

/** Whether an indicator's points are read from the register. */
export function fromRegister({ rule }: Indicator): boolean {
  return (rule.kind === 'measure' || rule.kind === 'cohort') && rule.quantity.attribute !== undefined
}

/** Whether a stage scores an indicator; `''` stands for a single panel. */
export function scoredAt(indicator: Indicator, stage: string): boolean {
  return stage === '' || indicator.roles?.includes(stage) !== false
}

/** Stages as sheets name them: one `''` for a single panel. */
export function sheetStages({ compiled }: LoadedRound): { code: string; name: string }[] {
  const stages = panelStages(compiled.scheme.panel)
  return stages.length === 0 ? [{ code: '', name: '' }] : stages
}
