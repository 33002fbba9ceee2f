import { z } from 'zod'
import { useRemembered } from '@/composables/useRemembered'

/** What of the page is remembered. */
const view = z.object({
  progress: z.enum(['points', 'rank', 'percent']),
  streakPlaces: z.int().min(1).max(20),
  columns: z.array(z.string()),
  rule: z.object({ top: z.int().nullable(), rise: z.int().nullable(), last: z.int().nullable(), fall: z.int().nullable() }),
})
export type RaceView = z.infer<typeof view>

const namedView = z.object({ name: z.string(), query: z.record(z.string(), z.string()), view })
export type NamedView = z.infer<typeof namedView>

export const usualColumns = ['move', 'township', 'total', 'change', 'stars', 'level', 'gap', 'nextLevel', 'decided', 'streak']

const usual: RaceView = { progress: 'points', streakPlaces: 3, columns: usualColumns, rule: { top: 3, rise: 5, last: 3, fall: 5 } }

/** Choices of the page, and views kept under a name, on this machine. */
export function useRaceView() {
  return { view: useRemembered('race.view', view, usual), named: useRemembered('race.views', z.array(namedView), []) }
}
