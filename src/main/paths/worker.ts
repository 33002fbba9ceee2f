/** The thread that answers one question: which marks to raise, and to what, to reach a goal. */
import { parentPort, workerData } from 'node:worker_threads'
import { compileScheme, pathTo } from '@rules'
import type { PathQuestion } from '@shared/domain/result'

const { scheme, entries, organizationId, goal, fixed, previousLevels }: PathQuestion = workerData
parentPort?.postMessage(pathTo(compileScheme(scheme), entries, organizationId, goal, { fixed: [...fixed], previousLevels }))
