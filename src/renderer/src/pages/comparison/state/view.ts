import { z } from 'zod'
import { useRemembered } from '@/composables/useRemembered'

const view = z.object({
  /** Item by item in this round, or round by round. */
  by: z.enum(['items', 'rounds']),
  chart: z.enum(['radar', 'parallel']),
  /** The star whose indicators the parallel lines are over; '' for all stars. */
  star: z.string(),
  places: z.enum(['total', 'rank']),
})
export type ComparisonView = z.infer<typeof view>

/** How the page shows a comparison, on this machine. */
export function useComparisonView() {
  return useRemembered<ComparisonView>('comparison.view', view, { by: 'items', chart: 'radar', star: '', places: 'total' })
}
