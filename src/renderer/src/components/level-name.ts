import { levelLabel } from '@rules'

/** A level by the scheme's name for it, “不定级” without one. */
export function levelName(level: number | null, names?: Record<number, string>): string {
  if (level === null) return '不定级'
  return levelLabel({ level: { names } }, level)
}
