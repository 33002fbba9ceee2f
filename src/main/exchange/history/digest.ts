import { canonicalHash } from '../../store'
import { contentOf, type Register } from './register'

/**
 * The canonical digest of what registers say now, conflicts included: equal on two machines exactly when they hold the same
 * values and the same open conflicts.
 */
export function stateDigest(registers: Iterable<Register>): string {
  const lines = [...registers].map(({ key, current, heads }) => [key, current.after, heads.map(contentOf)])
  return canonicalHash(lines.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)))
}
