import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { savedComparisonSchema, type SavedComparison } from '../domain/saved-comparison'

/** Comparisons kept under a name. */
export const comparisons = {
  /** By name. */
  list: oc.output(type<SavedComparison[]>()),
  /** Keeps a new one, or changes the one of this id; answers the list. `conflict`: another one has the name. */
  save: oc.input(savedComparisonSchema).output(type<SavedComparison[]>()),
  /** Saving it again brings it back. */
  remove: oc.input(z.object({ id: z.uuid() })).output(type<SavedComparison[]>()),
}
