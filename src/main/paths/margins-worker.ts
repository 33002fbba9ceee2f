/** The thread that finds how near each organization of a round is to another rank or level. */
import { parentPort, workerData } from 'node:worker_threads'
import type { MarginsQuestion } from '@shared/domain/sensitivity'
import { marginSteps } from './margin-steps'

const question: MarginsQuestion = workerData
for (const step of marginSteps(question)) parentPort?.postMessage(step)
