import type { ShellRequest } from '@shared/domain/shell-request'

/** What the shell asks of the page, kept until the page asks for it. */
export interface ShellRequests {
  push(request: ShellRequest): void
  /** Everything pushed, as it comes, until `signal`. A later reader (a reloaded page) takes over from an earlier one. */
  read(signal: AbortSignal | undefined): AsyncGenerator<ShellRequest, void>
}

export function createShellRequests(): ShellRequests {
  const waiting: ShellRequest[] = []
  let readers = 0
  let wake: () => void = () => undefined

  return {
    push(request) {
      waiting.push(request)
      wake()
    },
    async *read(signal) {
      const own = ++readers
      wake()
      while (signal?.aborted !== true && own === readers) {
        const next = waiting.shift()
        if (next) yield next
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
            signal?.addEventListener('abort', () => resolve(), { once: true })
          })
        }
      }
    },
  }
}
