import type { CarryObstacle, CarryOverPreview } from '@shared/domain/carry-over'
import type { StageSheets } from '@shared/domain/sheet'

/** What happens to one indicator. */
export interface IndicatorPlan {
  indicator: string
  /** How many organizations' marks are copied. */
  carried: number
  left: CarryOverPreview['left']
}

/** The preview by indicator, in the order asked for. */
export function plansOf(indicators: readonly string[], { cells, left }: CarryOverPreview): IndicatorPlan[] {
  const counts = new Map<string, number>()
  for (const { indicator } of cells) counts.set(indicator, (counts.get(indicator) ?? 0) + 1)
  return indicators.map((indicator) => ({ indicator, carried: counts.get(indicator) ?? 0, left: left.filter((each) => each.indicator === indicator) }))
}

/** “本期已经录入 12 家、所选评价期没有评分 3 家” */
export function leftText(left: CarryOverPreview['left']): string {
  return left.map(({ message, subjectIds }) => (subjectIds.length === 0 ? message : `${message} ${subjectIds.length} 家`)).join('；')
}

export interface LeftRow {
  id: string
  indicator: string
  /** Null: the reason concerns the indicator as a whole. */
  subjectId: string | null
  obstacle: CarryObstacle
  message: string
}

/** What is not copied, mark by mark. */
export function leftRows({ left }: CarryOverPreview): LeftRow[] {
  return left.flatMap(({ indicator, obstacle, message, subjectIds }) =>
    (subjectIds.length === 0 ? [null] : subjectIds).map((subjectId) => ({ id: `${indicator}/${obstacle}/${subjectId ?? ''}`, indicator, subjectId, obstacle, message })),
  )
}

/** A mark carried over that waits to be accepted. */
export interface PendingRow {
  id: string
  subjectId: string
  indicator: string
  text: string
  reason: string
  fromRoundId: string
  at: string
  by: string
}

/** In the order of the round's subjects and the scheme's indicators. */
export function pendingRows(carried: StageSheets['carried'], subjects: readonly string[], indicators: readonly string[]): PendingRow[] {
  return subjects.flatMap((subjectId) => {
    const own = carried[subjectId]
    return indicators.flatMap((indicator): PendingRow[] => {
      const mark = own?.[indicator]
      if (!mark) return []
      const { text, input, fromRoundId, at, by } = mark
      return [{ id: `${subjectId}/${indicator}`, subjectId, indicator, text, reason: input.reason ?? '', fromRoundId, at, by }]
    })
  })
}
