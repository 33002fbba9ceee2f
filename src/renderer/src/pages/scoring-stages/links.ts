import type { CompletenessCount } from '@shared/domain/completeness'
import type { RouteLocationRaw } from 'vue-router'
import type { RoundFilter } from '@/composables/useRoundFilter'

/** The grid that shows what a count is about: only what is missing while something is, else what is refused, else all. */
export function gridOf(at: { stage: string | null; star?: string }, count: Pick<CompletenessCount, 'missing' | 'refused'>, filter: Partial<RoundFilter>): RouteLocationRaw {
  const show = count.missing > 0 ? 'missing' : count.refused > 0 ? 'refused' : undefined
  const wanted = { stage: at.stage, star: at.star, show, find: filter.text, track: filter.track, township: filter.township }
  return { path: '/scoring', query: Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== null && value !== '')) }
}

/** Counts of several sheets together. */
export function sumCounts(counts: readonly CompletenessCount[]): CompletenessCount {
  return counts.reduce((all, { due, done, refused, missing }) => ({ due: all.due + due, done: all.done + done, refused: all.refused + refused, missing: all.missing + missing }), { due: 0, done: 0, refused: 0, missing: 0 })
}
