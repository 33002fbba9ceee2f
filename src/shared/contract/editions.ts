import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Difference, Edition, FinishCheck } from '../domain/edition'

const roundId = z.object({ roundId: z.uuid() })
const number = z.number().int().min(1)

/** Finishing a round, and what every finishing left behind. */
export const editions = {
  /** What to look at before a round is finished. */
  checks: oc.input(roundId).output(type<FinishCheck[]>()),
  /** Every time the round was finished, newest first. */
  list: oc.input(roundId).output(type<Edition[]>()),
  /** What changed from the older of two to the newer; not one with itself. */
  compare: oc.input(roundId.extend({ before: number, after: number })).output(type<Difference>()),
  /** Two result files, opened through `files` or uploaded. */
  compareFiles: oc.input(z.object({ before: z.uuid(), after: z.uuid() })).output(type<Difference>()),
  /** Computes an edition again from its own snapshot. */
  recompute: oc.input(roundId.extend({ number })).output(type<{ same: boolean; engine: { then: string; now: string }; different: string[] }>()),
}
