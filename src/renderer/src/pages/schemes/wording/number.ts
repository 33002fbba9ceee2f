/** A number as people read it: no trailing zeros, a true minus sign. */
export function plain(value: number): string {
  const text = String(Number(Math.abs(value).toFixed(4)))
  return value < 0 ? `−${text}` : text
}

/** “2.5 分” */
export function points(value: number): string {
  return `${plain(value)} 分`
}

/** A ratio as a percentage: 0.8 → “80%”. */
export function percentOf(ratio: number): string {
  return `${plain(ratio * 100)}%`
}
