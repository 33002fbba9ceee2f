import { mapEventIterator, ORPCError } from '@orpc/client'
import { AppError, errorCodes, type ErrorCode, type Place } from '@shared/errors'

const isCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code)

function placeOf(data: unknown): Place | undefined {
  if (typeof data !== 'object' || data === null || !('place' in data)) return undefined
  const { place } = data
  return typeof place === 'object' && place !== null ? place : undefined
}

/** An error as the pages know it, whatever the transport made of it. Of a cancelled call that is the reason it was cancelled for. */
function asAppError(error: unknown, signal: AbortSignal | undefined): unknown {
  // A port that closes rejects in the words of a cancelled call: only the signal knows which it was.
  if (signal?.aborted) return signal.reason
  if (error instanceof AppError) return error
  if (error instanceof ORPCError) {
    if (isCode(error.code)) return new AppError(error.code, error.message, placeOf(error.data), { cause: error })
    if (error.code === 'BAD_REQUEST') return new AppError('invalid-input', '填写的内容不符合要求，没有保存。', undefined, { cause: error })
    return new AppError('internal', '程序内部出错，操作没有完成，数据没有改变。', undefined, { cause: error })
  }
  return new AppError('internal', '与程序的连接已断开，操作没有完成。请重新启动程序。', undefined, { cause: error })
}

const isIterator = (value: unknown): value is AsyncIterator<unknown, unknown, undefined> => typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** Runs a call with its errors, and those of what it iterates, turned into the pages' own. */
export async function withAppErrors(call: () => Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
  try {
    const answered = await call()
    if (!isIterator(answered)) return answered
    return mapEventIterator(answered, { value: async (value) => value, error: async (error) => asAppError(error, signal) })
  } catch (error) {
    throw asAppError(error, signal)
  }
}
