import type { ComparisonRow } from '@rules'
import { legendOf, percentOf, type ChartLine } from './lines'

const ink = '#4a4541'
const percent = (value: unknown) => (typeof value === 'number' ? `${value}%` : '没有得分')

/** The stars as a radar, each in percent of its full score. A star without score is drawn as 0. */
export function radarOption(rows: readonly ComparisonRow[], lines: readonly ChartLine[]) {
  const { legend } = legendOf(lines.map(({ name, marker }) => ({ name, icon: marker })))
  return {
    animation: false,
    aria: { enabled: true },
    tooltip: { trigger: 'item' as const, confine: true, valueFormatter: percent },
    legend,
    radar: { center: ['50%', '38%'], radius: '58%', axisName: { color: ink, fontSize: 12 }, indicator: rows.map(({ name }) => ({ name, max: 100 })) },
    series: [
      {
        type: 'radar' as const,
        data: lines.map(({ name, color, dash, marker, points }) => ({
          name,
          value: rows.map((row) => percentOf(row, points(row)) ?? 0),
          symbol: marker,
          symbolSize: 7,
          itemStyle: { color },
          lineStyle: { width: 2, type: dash, color },
        })),
      },
    ],
  }
}

/** Stars or the indicators of one star as parallel lines across, each in percent of its full score; without score there is a gap. */
export function parallelOption(rows: readonly ComparisonRow[], lines: readonly ChartLine[]) {
  const { height, legend } = legendOf(lines.map(({ name }) => ({ name })))
  return {
    animation: false,
    aria: { enabled: true },
    tooltip: { trigger: 'axis' as const, confine: true, valueFormatter: percent },
    legend,
    grid: { left: 8, right: 24, top: 24, bottom: height + 16, containLabel: true },
    xAxis: { type: 'value' as const, position: 'top' as const, min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: rows.map(({ name }) => name),
      splitLine: { show: true },
      axisLabel: { color: ink, width: 130, overflow: 'truncate' as const, interval: 0 },
    },
    series: lines.map(({ name, color, dash, marker, points }) => ({
      type: 'line' as const,
      name,
      data: rows.map((row) => percentOf(row, points(row))),
      symbol: marker,
      symbolSize: 7,
      itemStyle: { color },
      lineStyle: { width: 2, type: dash, color },
    })),
  }
}
