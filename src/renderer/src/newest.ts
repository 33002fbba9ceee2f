/**
 * Tells the newest of questions that may be on their way together. Each asking gives what tells whether it is still the
 * newest: an answer to an older one is dropped by whoever asked.
 */
export function newestQuestion(): () => () => boolean {
  let asked = 0
  return () => {
    asked += 1
    const mine = asked
    return () => mine === asked
  }
}
