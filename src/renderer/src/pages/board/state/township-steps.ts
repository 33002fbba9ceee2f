import type { GroupMeasure } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import { townshipMeasures } from '@shared/domain/township-measures'
import type { BoardRow, Step } from './frames'
import { rankingReveal } from './ranking-reveal'

/** Townships from the last to the first, like a track. */
export function townshipSteps({ rows, topLevel }: TownshipRanking, by: GroupMeasure, singly: number): Step[] {
  const names = townshipMeasures(topLevel)
  const ranked = rows.flatMap((row) => (row.rank === null ? [] : [{ rank: row.rank, row: boardRow(row, by, topLevel) }]))
  const unranked = rows.length - ranked.length
  return rankingReveal({ board: '镇街道排名', title: '镇街道', heading: '镇街道排名', note: `按${names[by]} · 共 ${ranked.length} 个${unranked > 0 ? `，另有 ${unranked} 个没有组织参加排名` : ''}`, counter: '个', ranked }, singly)
}

function boardRow(row: TownshipRanking['rows'][number], by: GroupMeasure, topLevel: string): BoardRow {
  const figures: Record<GroupMeasure, { figure: string; said: string }> = {
    mean: { figure: row.mean?.toFixed(2) ?? '', said: `平均 ${row.mean?.toFixed(2) ?? ''}` },
    top: { figure: `${row.topPercent.toFixed(1)}%`, said: `${topLevel} ${row.topPercent.toFixed(1)}%` },
    coverage: { figure: `${row.coverage.toFixed(1)}%`, said: `参评 ${row.coverage.toFixed(1)}%` },
  }
  const others = Object.entries(figures).flatMap(([measure, { said }]) => (measure === by ? [] : [said]))
  const move = row.move === null ? '' : row.move > 0 ? `▲${row.move}` : row.move < 0 ? `▼${-row.move}` : '＝'
  return {
    id: row.key,
    place: `${row.rank}${row.tied > 1 ? ' 并' : ''}`,
    name: row.key,
    where: `参评 ${row.count} 家`,
    figure: figures[by].figure,
    unit: by === 'mean' ? '分' : '',
    note: [...others, move].filter(Boolean).join(' · '),
    stars: null,
  }
}
