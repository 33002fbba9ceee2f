/** The scroll position that shows `from`…`to` in a view; null when it is shown already. */
export function nearest(scroll: number, size: number, from: number, to: number): number | null {
  if (from < scroll) return from
  return to > scroll + size ? Math.min(from, to - size) : null
}
