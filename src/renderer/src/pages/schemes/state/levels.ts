/** How levels follow from a scheme. */
import type { LevelRule, Scheme } from '@rules'
import { starsTotal } from '../wording/standing'

/** The highest level anybody can hold; 0 while there are no lines. */
export function highestLevel({ level, stars }: Pick<Scheme, 'level' | 'stars'>): number {
  const byTotal = Math.max(0, ...(level.bands ?? []).map((band) => band.level))
  if (level.by === 'stars') return stars.length
  return level.by === 'total' ? byTotal : Math.min(stars.length, byTotal)
}

/** The lines most documents draw: 90, 80 and 60 of 100. */
export function usualBands(scheme: Scheme): NonNullable<LevelRule['bands']> {
  const whole = starsTotal(scheme)
  return [0.9, 0.8, 0.6].map((share, index) => ({ level: 3 - index, from: Math.round(whole * share) }))
}

/** The rule going by something else: totals need lines, stars have none. */
export function withBasis(scheme: Scheme, by: LevelRule['by']): LevelRule {
  const { bands, ...rest } = scheme.level
  return by === 'stars' ? { ...rest, by } : { ...rest, by, bands: bands?.length ? bands : usualBands(scheme) }
}

/** The name of one level changed; an empty one is the usual name again. */
export function withLevelName(level: LevelRule, at: number, name: string): LevelRule {
  const names = Object.fromEntries(Object.entries({ ...level.names, [at]: name }).filter(([, each]) => each !== ''))
  return { ...level, names: Object.keys(names).length > 0 ? names : undefined }
}
