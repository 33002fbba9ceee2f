import type { YearFields, YearRound } from '@shared/domain/year'

export const absentNames: Record<YearFields['absent'], string> = { 'average-present': '不计入', zero: '按 0 分计' }

/** “2026年度 × 0.6、2025年度 × 0.4” */
export function roundsText(rounds: readonly YearRound[]): string {
  return rounds.map(({ name, weight }) => `${name} × ${weight}`).join('、')
}
