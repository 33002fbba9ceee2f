/** Where an organization stands in the list that is gone through, and who is before and after it. */
export interface Neighbours {
  /** From 1; null when the present one is not in the list. */
  position: number | null
  count: number
  previous: string | null
  next: string | null
}

/**
 * @param all ids in the order of the round; the present one may be outside what is gone through
 * @param through ids that are gone through, in the same order
 */
export function neighboursOf(all: readonly string[], through: readonly string[], present: string): Neighbours {
  const listed = new Set(through)
  const at = all.indexOf(present)
  const position = through.indexOf(present)
  return {
    position: position < 0 ? null : position + 1,
    count: through.length,
    previous: all.slice(0, Math.max(0, at)).filter((id) => listed.has(id)).at(-1) ?? null,
    next: all.slice(at + 1).find((id) => listed.has(id)) ?? null,
  }
}
