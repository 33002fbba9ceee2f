/** What would be otherwise under another scheme, and how near each organization is to another rank or level. Never kept. */
import type { Margins, OrganizationEntry, Scheme } from '@rules'
import { z } from 'zod'

const byCode = z.record(z.string().max(100), z.number().min(0).max(1_000_000))

/** What of the scheme is asked to be otherwise (`Alteration` of the rules). */
export const alterationSchema = z.object({ weights: byCode.optional(), lines: byCode.optional(), bands: byCode.optional(), caps: byCode.optional(), cap: z.number().min(0).max(1_000_000).optional() })
export type SchemeAlteration = z.infer<typeof alterationSchema>

export interface SchemeStanding {
  level: number | null
  rank: number | null
  total: number
}

/** Those whose level or rank would be another, in the order of the round. */
export interface SchemeEffect {
  rows: { subjectId: string; before: SchemeStanding; after: SchemeStanding }[]
}

/** All that the search for margins needs, as plain data. */
export interface MarginsQuestion {
  scheme: Scheme
  entries: readonly OrganizationEntry[]
  previousLevels: Record<string, number | null>
}

/** How far the search is, then what it found: one for each ranked organization. */
export type MarginsStep = { type: 'progress'; done: number } | { type: 'done'; margins: Margins[] }
