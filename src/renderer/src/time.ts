/** Moments as the pages write them, in the time of this machine; empty for what is none. */

/** 2026-11-23 */
export function dayText(iso: string | null): string {
  return written(iso, ({ year, month, day }) => `${year}-${month}-${day}`)
}

/** 2026-11-23 09:05 */
export function momentText(iso: string | null): string {
  return written(iso, ({ year, month, day, hour, minute }) => `${year}-${month}-${day} ${hour}:${minute}`)
}

/** 2026-11-23 09:05:07, always as wide. */
export function secondText(iso: string | null): string {
  return written(iso, ({ year, month, day, hour, minute, second }) => `${year}-${month}-${day} ${hour}:${minute}:${second}`)
}

/** 11-23 09:05, where the year is known. */
export function timeText(iso: string | null): string {
  return written(iso, ({ month, day, hour, minute }) => `${month}-${day} ${hour}:${minute}`)
}

function written(iso: string | null, write: (parts: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>) => string): string {
  const at = new Date(iso ?? Number.NaN)
  if (Number.isNaN(at.getTime())) return ''
  const two = (part: number) => String(part).padStart(2, '0')
  return write({ year: String(at.getFullYear()), month: two(at.getMonth() + 1), day: two(at.getDate()), hour: two(at.getHours()), minute: two(at.getMinutes()), second: two(at.getSeconds()) })
}
