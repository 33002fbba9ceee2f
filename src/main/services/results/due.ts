import type { Count } from '@shared/domain/result'
import type { Store } from '../../store'
import { evaluationOf } from '../evaluation/round-evaluation'
import { completenessOf } from '../scoring/completeness'

/** How far scoring is. Counted are marks: one for each organization, applicable indicator and stage that scores it. */
export interface Due {
  done: number
  total: number
  byStar: Count[]
  byTownship: Count[]
  byStage: Count[]
}

/** Adds up the marks that are due and done, by star, township and stage. */
export function dueMarks(store: Store, roundId: string): Due {
  const { subjects } = evaluationOf(store, roundId).loaded
  const { stars, stages, rows } = completenessOf(store, roundId)
  const counter = new Counter()
  rows.forEach(({ counts }, at) => {
    const township = subjects[at]?.township.trim() ?? ''
    counts.forEach((ofStar, star) => ofStar.forEach(({ due, done }, stage) => counter.add(['*', `star/${star}`, `township/${township}`, `stage/${stage}`], done, due)))
  })
  const townships = [...new Set(subjects.map(({ township }) => township.trim()))]
  return {
    ...counter.sum('*'),
    byStar: stars.map(({ code, name }, at) => ({ code, name, ...counter.sum(`star/${at}`) })),
    byTownship: townships.map((name) => ({ code: name, name: name === '' ? '未填镇街道' : name, ...counter.sum(`township/${name}`) })),
    byStage: stages.flatMap(({ code, name }, at) => (code === null ? [] : [{ code, name, ...counter.sum(`stage/${at}`) }])),
  }
}

class Counter {
  private readonly sums = new Map<string, { done: number; total: number }>()

  add(keys: readonly string[], done: number, total: number): void {
    for (const key of keys) {
      const sum = this.sums.get(key) ?? { done: 0, total: 0 }
      sum.total += total
      sum.done += done
      this.sums.set(key, sum)
    }
  }

  sum(key: string): { done: number; total: number } {
    return this.sums.get(key) ?? { done: 0, total: 0 }
  }
}
