const idleMilliseconds = 1000

/**
 * Runs `work` after a second without another `touch`. The timer never keeps the program alive. A failure is left for the next
 * occasion: what was committed is safe in the write-ahead log.
 */
export function afterIdle(work: () => void): { touch(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearTimeout(timer)
  const run = () => {
    try {
      work()
    } catch {
      touch()
    }
  }
  function touch(): void {
    stop()
    timer = setTimeout(run, idleMilliseconds)
    timer.unref()
  }
  return { touch, stop }
}
