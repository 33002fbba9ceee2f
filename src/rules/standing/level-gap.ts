import { exact, multiply, subtract } from '../numbers/exact'
import { toDecimal } from '../numbers/round'
import type { OrganizationResult, Scheme, Star } from '../types'

/** A star that is dark, and what it lacks. */
export interface StarGap {
  code: string
  /** Points below its line; 0 when only required indicators or a veto keep it dark. */
  points: number
  /** Codes of required indicators and vetoes that keep it dark. */
  unmet: string[]
}

/**
 * How far the next level is:
 * - `top`: there is none
 * - `ungraded`: no level at all (excluded, vetoed, or marks missing)
 * - `held`: stars and total would give more than the level held; `reason` is the last step that took some away
 * - `lacks`: `total` points to the next line (null where the total does not matter or is reached), and `stars` more stars
 *   to light out of `dark`, the nearest first
 */
export type LevelGap =
  | { kind: 'top' }
  | { kind: 'ungraded' }
  | { kind: 'held'; reason: OrganizationResult['levelSteps'][number]['reason']; detail: string }
  | { kind: 'lacks'; level: number; total: number | null; stars: number; dark: StarGap[] }

/** The distance to the next level by stars and total alone. The cheapest way there, conditions included, is `pathTo`. */
export function levelGap(scheme: Scheme, result: OrganizationResult): LevelGap {
  const { level, levelSteps, litStars, stars, total } = result
  if (level === null) return { kind: 'ungraded' }
  const base = levelSteps.find(({ reason }) => reason === 'base')?.to ?? level
  const last = levelSteps.at(-1)
  if (last !== undefined && base > level) return { kind: 'held', reason: last.reason, detail: last.detail }
  const next = nextLevel(scheme, base)
  if (next === null) return { kind: 'top' }
  const dark = stars.flatMap((star) => (star.lit ? [] : [starGap(scheme.stars.find(({ code }) => code === star.code), star)]))
  dark.sort((a, b) => weight(a) - weight(b) || a.points - b.points)
  const lines = scheme.level.by === 'stars' ? [] : (scheme.level.bands ?? []).filter((band) => band.level >= next).map(({ from }) => from)
  const short = lines.length === 0 ? null : toDecimal(subtract(exact(Math.min(...lines)), exact(total)))
  return {
    kind: 'lacks',
    level: next,
    total: short !== null && short > 0 ? short : null,
    stars: scheme.level.by === 'total' ? 0 : Math.max(0, next - litStars),
    dark: scheme.level.by === 'total' ? [] : dark,
  }
}

/** The smallest level above the present one that can be held at all. */
function nextLevel({ level, stars }: Scheme, base: number): number | null {
  const reachable = level.by === 'stars' ? stars.map((_, at) => at + 1) : (level.bands ?? []).map((band) => band.level)
  const above = reachable.filter((each) => each > base && (level.by !== 'lower-of-both' || each <= stars.length))
  return above.length === 0 ? null : Math.min(...above)
}

/** Points first: a star kept dark by more than its score comes after those that only lack points. */
function weight({ unmet }: StarGap): number {
  return unmet.length === 0 ? 0 : 1
}

function starGap(star: Star | undefined, { code, score, unmet }: OrganizationResult['stars'][number]): StarGap {
  const others = unmet.filter((reason) => reason !== 'score')
  if (star === undefined || !unmet.includes('score')) return { code, points: 0, unmet: others }
  const line = 'score' in star.lighting ? exact(star.lighting.score) : multiply(exact(star.lighting.ratio), exact(star.fullScore))
  return { code, points: toDecimal(subtract(line, exact(score))), unmet: others }
}
