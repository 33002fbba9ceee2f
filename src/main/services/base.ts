import { implement, ORPCError } from '@orpc/server'
import { contract } from '@shared/contract'
import { AppError, type ErrorCode } from '@shared/errors'
import type { ServiceContext } from './context'
import type { Log } from './diagnostics/log'
import { memory } from './memory'

/** Turns what a service throws into what may cross the contract: code, Chinese sentence, place. Never a stack trace. */
export const base = implement(contract)
  .$context<ServiceContext>()
  .use(async ({ next, context, path }) => {
    try {
      return await next()
    } catch (error) {
      note(context.log, path.join('.'), error)
      throw crossing(error)
    } finally {
      memory.touch()
    }
  })

/** Refusals by their code alone: their sentences may hold names. Of a fault, where it is. */
function note(log: Log, path: string, error: unknown): void {
  if (error instanceof AppError && error.code !== 'internal') log.info('refused', `${path} ${error.code}`)
  else if (!(error instanceof ORPCError)) log.error('fault', `${path} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

/** HTTP's word for an error; what is not listed is an input that cannot be acted on. */
const statuses: Partial<Record<ErrorCode, number>> = { 'not-found': 404, conflict: 409, 'file-too-large': 413, internal: 500 }

/** The error as it crosses the contract. */
function crossing(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error
  if (error instanceof AppError) return new ORPCError(error.code, { status: statuses[error.code] ?? 422, message: error.message, data: { place: error.place }, cause: error })
  return new ORPCError('internal', { status: 500, message: '程序内部出错，操作没有完成，数据没有改变。', cause: error })
}

/** Passes on what a long task yields. Errors thrown while iterating do not pass the middleware that makes them fit to cross. */
export async function* toldErrors<Step>(steps: AsyncIterable<Step>): AsyncGenerator<Step, void> {
  try {
    yield* steps
  } catch (error) {
    throw crossing(error)
  }
}
