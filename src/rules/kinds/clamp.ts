import { compareExact, type Exact } from '../numbers/exact'

/** 扣完为止、加满为止: never below 0, never above the full score. */
export function clamp(points: Exact, fullScore: Exact): Exact {
  if (compareExact(points, 0) < 0) return 0
  return compareExact(points, fullScore) > 0 ? fullScore : points
}
