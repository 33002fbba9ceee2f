import type { IndicatorResult, Scheme } from '@rules'
import type { CellValue, TableColumn } from '@shared/paper/table'

/** Points of an indicator, or what stands for points that are not there. */
export function pointsCell({ points, state }: IndicatorResult): CellValue {
  return points ?? (state === 'missing' ? '未评' : '不适用')
}

/** A column of points: what is not rounded at the indicators has up to four places. */
export function pointsColumn({ decimals }: Pick<Scheme, 'decimals'>, title: string): TableColumn {
  return { title, kind: 'decimal', decimals, upTo: 4 }
}
