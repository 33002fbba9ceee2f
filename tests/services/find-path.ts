import { compileScheme, pathTo } from '@rules'
import type { FindPath } from '../../src/main/services/context'

/** The search on the test's own thread. */
export const findPath: FindPath = async ({ scheme, entries, organizationId, goal, fixed, previousLevels }, signal) => {
  signal?.throwIfAborted()
  return pathTo(compileScheme(scheme), entries, organizationId, goal, { fixed: [...fixed], previousLevels })
}
