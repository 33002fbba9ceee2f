import { z } from 'zod'
import { comparisonSchema } from './output'

/** A comparison kept under a name in the data file; of any round, as organizations keep their ids. */
export const savedComparisonSchema = comparisonSchema.extend({ id: z.uuid(), name: z.string().trim().min(1).max(40) })
export type SavedComparison = z.infer<typeof savedComparisonSchema>
