import type { Scheme, Star } from '../../types'
import type { Path, Report } from '../report'

/** A star's indicators add up to its full score, and its line can be reached. */
export function checkStars(scheme: Scheme, report: Report): void {
  scheme.stars.forEach((star, index) => checkStar(star, ['stars', index], report))
}

function checkStar(star: Star, path: Path, report: Report): void {
  const sum = sumOf(star.indicators.map((indicator) => indicator.fullScore))
  if (sum !== star.fullScore) {
    report.error([...path, 'fullScore'], 'sum-mismatch', `满分为 ${star.fullScore}，各指标合计 ${sum}`)
  }
  if ('score' in star.lighting && star.lighting.score > star.fullScore) {
    report.error([...path, 'lighting', 'score'], 'out-of-range', `点亮线 ${star.lighting.score} 高于满分 ${star.fullScore}，无法点亮`)
  }
}

/** The exact sum of numbers with at most four decimals. */
export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + Math.round(number * 10_000), 0) / 10_000
}
