import { implement, ORPCError } from '@orpc/server'
import { contract } from '@shared/contract'
import { AppError } from '@shared/errors'
import type { ServiceContext } from './context'

/** Turns what a service throws into what may cross the contract: code, Chinese sentence, place. Never a stack trace. */
export const base = implement(contract)
  .$context<ServiceContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      throw crossing(error)
    }
  })

/** The error as it crosses the contract. Also for errors thrown inside an async iterator, which the middleware does not see. */
export function crossing(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error
  if (error instanceof AppError) return new ORPCError(error.code, { message: error.message, data: { place: error.place }, cause: error })
  return new ORPCError('internal', { message: '程序内部出错，操作没有完成，数据没有改变。', cause: error })
}

/** Passes on what a long task yields. Errors thrown while iterating do not pass the middleware that makes them fit to cross. */
export async function* toldErrors<Step>(steps: AsyncIterable<Step>): AsyncGenerator<Step, void> {
  try {
    yield* steps
  } catch (error) {
    throw crossing(error)
  }
}
