import { AppError } from '@shared/errors'

/** A package that is not what it says. `what` is a Chinese sentence without its full stop. */
export function damaged(what: string, cause?: unknown): AppError {
  return new AppError('package-damaged', `${what}。没有读入任何内容，请让对方重新发送。`, undefined, { cause })
}
