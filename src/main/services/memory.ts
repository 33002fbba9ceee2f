import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterIdle } from '../store/after-idle'

/** Bytes of heap above what was needed last time, from which on it is worth while. */
const worthwhile = 24 * 1024 * 1024

/** A heap that grew no larger than this is left alone. */
let settled = 0

/** Gives back what large answers took: Node keeps it until it needs it again, which on an office PC may be never. */
function giveMemoryBack(): void {
  if (process.memoryUsage().heapTotal < settled + worthwhile) return
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  settled = process.memoryUsage().heapTotal
}

/** Touched by every call: three seconds without one, and nobody waits for what is done then. */
export const memory = afterIdle(giveMemoryBack, 3000)
