import { oc, type } from '@orpc/contract'
import type { Margins } from '@rules'
import { z } from 'zod'
import type { Progress } from '../domain/progress'
import { alterationSchema, type SchemeEffect } from '../domain/sensitivity'

const roundId = z.object({ roundId: z.uuid() })

/** 敏感性试算: nothing of it is written. */
export const sensitivity = {
  /** Whose level or rank would be another under the scheme altered. `invalid-input` where it cannot be altered so. */
  scheme: oc.input(roundId.extend({ alteration: alterationSchema })).output(type<SchemeEffect>()),
  /** The smallest change of one of its own marks that alters the rank or level of each ranked organization. */
  margins: oc.input(roundId).output(type<AsyncIterable<Progress<Margins[]>>>()),
}
