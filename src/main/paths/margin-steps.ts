import { compileScheme, prepareMargins, type Margins } from '@rules'
import type { MarginsQuestion, MarginsStep } from '@shared/domain/sensitivity'

/** Organizations between two reports. */
const stride = 20

/** Asks each organization, telling in between how many are done. */
export function* marginSteps({ scheme, entries, previousLevels }: MarginsQuestion): Generator<MarginsStep> {
  const marginsOf = prepareMargins(compileScheme(scheme), entries, { previousLevels })
  const margins: Margins[] = []
  for (const [at, { organizationId }] of entries.entries()) {
    if (at % stride === 0) yield { type: 'progress', done: at }
    const found = marginsOf(organizationId)
    if (found) margins.push(found)
  }
  yield { type: 'done', margins }
}
