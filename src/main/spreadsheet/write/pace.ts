import { AppError } from '@shared/errors'

/** Rows between two pauses: long enough to be fast, short enough that other calls are answered in between. */
export const rowsPerStep = 250

/** Lets other work of the process run, and stops when the user cancelled. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  throwIfCancelled(signal)
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', '导出已取消，没有生成文件。')
}
