import type { RaceHistory, RoundPlace } from '@shared/domain/result'
import { legendOf, lookOf } from './lines'

/**
 * Totals or ranks over the rounds. @param withMean also the mean of the track of the first line, which has to be the only one
 */
export function roundsOption(history: RaceHistory, by: 'total' | 'rank', withMean: boolean) {
  const drawn = history.lines.map(({ name, places }) => ({ name, data: places.map((place) => valueOf(place, by)) }))
  const [first] = history.lines
  const mean = withMean && by === 'total' && first ? [{ name: '跑道平均', data: first.places.map((place) => place?.trackMean ?? null) }] : []
  const lines = [...drawn, ...mean]
  const { height, legend } = legendOf(lines.map(({ name }) => ({ name })))
  return {
    animation: false,
    aria: { enabled: true },
    tooltip: { trigger: 'axis' as const, confine: true, valueFormatter: (value: unknown) => (typeof value === 'number' ? `${by === 'rank' ? '第 ' : ''}${value}${by === 'rank' ? ' 名' : ' 分'}` : '—') },
    legend,
    grid: { left: 8, right: 32, top: 40, bottom: height + 16, containLabel: true },
    xAxis: { type: 'category' as const, data: history.rounds.map(({ name }) => name), axisLabel: { hideOverlap: true } },
    yAxis:
      by === 'rank'
        ? { type: 'value' as const, name: '名次', inverse: true, min: 1, minInterval: 1, nameLocation: 'start' as const }
        : { type: 'value' as const, name: '总分', scale: true },
    series: lines.map(({ name, data }, at) => {
      const { color, dash, marker } = lookOf(at)
      return { type: 'line' as const, name, data, symbol: marker, symbolSize: 8, itemStyle: { color }, lineStyle: { width: 2, type: dash, color }, label: { show: lines.length <= 2, position: 'top' as const, color } }
    }),
  }
}

function valueOf(place: RoundPlace | null, by: 'total' | 'rank'): number | null {
  return place?.[by] ?? null
}
