import { compileScheme, pathTo } from '@rules'
import { AppError } from '@shared/errors'
import { marginSteps } from '../../src/main/paths/margin-steps'
import type { FindMargins, FindPath } from '../../src/main/services/context'

/** The search on the test's own thread. */
export const findPath: FindPath = async ({ scheme, entries, organizationId, goal, fixed, previousLevels }, signal) => {
  signal?.throwIfAborted()
  return pathTo(compileScheme(scheme), entries, organizationId, goal, { fixed: [...fixed], previousLevels })
}

/** The same for margins. */
export const findMargins: FindMargins = async function* (question, signal) {
  for (const step of marginSteps(question)) {
    if (signal?.aborted) throw new AppError('cancelled', '已取消试算。')
    yield step
  }
}
