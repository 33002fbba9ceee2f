import { oc, type } from '@orpc/contract'
import type { OrganizationResult } from '@rules'
import { z } from 'zod'
import type { EnterResult, Sheet, VetoRecord } from '../domain/sheet'

const at = z.object({ roundId: z.uuid(), stage: z.string().nullable() })

/** Score entry (评分录入). `stage` is a stage or role of the scheme's panel, null for a single panel. */
export const scoring = {
  sheets: oc.input(at).output(type<{ sheets: Sheet[]; vetoes: VetoRecord[] }>()),
  /** One user action, one transaction: answered after the commit. Refused text is kept as a draft. */
  enter: oc
    .input(
      at.extend({
        entries: z
          .array(z.object({ subjectId: z.uuid(), indicator: z.string(), texts: z.record(z.string(), z.string().max(2000)), reason: z.string().max(2000).optional() }))
          .min(1)
          .max(100_000),
      }),
    )
    .output(type<EnterResult>()),
  setVeto: oc
    .input(z.object({ roundId: z.uuid(), subjectId: z.uuid(), code: z.string(), on: z.boolean(), note: z.string().max(2000) }))
    .output(type<{ vetoes: VetoRecord[]; results: OrganizationResult[] }>()),
}
