/**
 * Runs `work` after some milliseconds without another `touch`. The timer never keeps the program alive. A failure is left
 * for the next occasion.
 */
export function afterIdle(work: () => void, milliseconds: number): { touch(): void; stop(): void } {
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
    timer = setTimeout(run, milliseconds)
    timer.unref()
  }
  return { touch, stop }
}
