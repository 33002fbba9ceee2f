import { evaluate, type Indicator } from '@rules'
import type { Count } from '@shared/domain/result'
import type { RoundSubject } from '@shared/domain/round'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { panelStages } from '../scoring/place'

/** How far scoring is. Counted are marks: one for each organization, applicable indicator and stage that scores it. */
export interface Due {
  done: number
  total: number
  byStar: Count[]
  byTownship: Count[]
  byStage: Count[]
}

/**
 * Counts the marks that are due. Indicators read from the register need none; bonus and deduction items are entered only
 * where there is something, so they are never due. With a weighted panel a role is done when one of its judges has marked.
 */
export function dueMarks(store: Store, roundId: string): Due {
  const evaluation = evaluationOf(store, roundId)
  const { compiled, subjects } = evaluation.loaded
  const { scheme } = compiled
  const counter = new Counter()
  const stages = panelStages(scheme.panel)
  const stageCodes = stages.length === 0 ? [''] : stages.map(({ code }) => code)
  // Without any mark, what is not applicable is so by the indicator's own condition.
  const entries = evaluation.entries()
  const blank = evaluate(compiled, entries.map((entry) => ({ ...entry, marks: [] })), { detail: 'full' })
  subjects.forEach((subject, at) => {
    const marked = new Set(entries[at]?.marks.map(({ indicator, role }) => `${indicator}/${role ?? ''}`))
    for (const [starAt, star] of scheme.stars.entries()) {
      star.indicators.forEach((indicator, indicatorAt) => {
        if (fromRegister(indicator) || blank[at]?.stars[starAt]?.indicators[indicatorAt]?.state === 'not-applicable') return
        for (const stage of stageCodes.filter((code) => indicator.roles?.includes(code) !== false || code === '')) {
          counter.add(star.code, townshipOf(subject), stage, marked.has(`${indicator.code}/${stage}`))
        }
      })
    }
  })
  const townships = [...new Set(subjects.map(townshipOf))]
  return {
    ...counter.sum('*'),
    byStar: scheme.stars.map(({ code, name }) => ({ code, name, ...counter.sum(`star/${code}`) })),
    byTownship: townships.map((name) => ({ code: name, name: name === '' ? '未填镇街道' : name, ...counter.sum(`township/${name}`) })),
    byStage: stages.map(({ code, name }) => ({ code, name, ...counter.sum(`stage/${code}`) })),
  }
}

function fromRegister({ rule }: Indicator): boolean {
  return (rule.kind === 'measure' || rule.kind === 'cohort') && rule.quantity.attribute !== undefined
}

function townshipOf({ township }: RoundSubject): string {
  return township.trim()
}

class Counter {
  private readonly sums = new Map<string, { done: number; total: number }>()

  add(star: string, township: string, stage: string, done: boolean): void {
    for (const key of ['*', `star/${star}`, `township/${township}`, `stage/${stage}`]) {
      const sum = this.sums.get(key) ?? { done: 0, total: 0 }
      sum.total += 1
      if (done) sum.done += 1
      this.sums.set(key, sum)
    }
  }

  sum(key: string): { done: number; total: number } {
    return this.sums.get(key) ?? { done: 0, total: 0 }
  }
}
