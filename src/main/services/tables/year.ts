import type { YearDocument } from '@shared/domain/year'
import type { CellValue, TableColumn } from '@shared/paper/table'
import type { Store } from '../../store'
import { combineYear, sharesOf } from '../years/combine'
import { raceOfYear, tracksOfYear } from '../years/document'
import type { TableSource } from './source'

/** A year as tables take a round: they show it like one, with what each round brought. @throws AppError `not-found`, `conflict` */
export function yearSource(store: Store, yearId: string): TableSource {
  const year = combineYear(store, yearId)
  const { summary, rounds, compiled, subjects, results } = year
  const days = rounds.map(({ round }) => round)
  const newest = days[0]
  const finished = summary.provisional ? [] : days.flatMap(({ finishedAt }) => finishedAt ?? []).sort()
  return {
    document: {
      round: {
        name: summary.name,
        startsOn: days.map(({ startsOn }) => startsOn).sort()[0] ?? '',
        endsOn: days.map(({ endsOn }) => endsOn).sort().at(-1) ?? '',
        finishedAt: finished.at(-1) ?? null,
        schemeVersion: newest?.schemeVersion ?? 0,
        schemeHash: newest?.schemeHash ?? '',
      },
      scheme: compiled.scheme,
      tracks: tracksOfYear(store, year),
      subjects,
    },
    settings: store.settings.get(),
    results,
    race: raceOfYear(store, year),
    edition: null,
    provisional: summary.provisional,
    chainCodes: [],
    year: { summary, shares: new Map(subjects.map(({ subjectId }) => [subjectId, sharesOf(year, subjectId)])) },
  }
}

/** What each round brought: its total there and what came of it in the year. None for a round. */
export function yearColumns({ year, document: { scheme } }: TableSource): TableColumn[] {
  return (year?.summary.rounds ?? []).flatMap(({ name, weight }): TableColumn[] => {
    const group = `${name}（权重 ${weight}）`
    return [
      { title: '总分', group, kind: 'decimal', decimals: scheme.decimals },
      { title: '计入', group, kind: 'decimal', decimals: 4 },
    ]
  })
}

export function yearCells({ year }: TableSource, subjectId: string): CellValue[] {
  return (year?.shares.get(subjectId) ?? []).flatMap(({ total, contribution }): CellValue[] => [total ?? '无', contribution ?? '不计'])
}

/** How a year was put together. */
export function yearNotes({ year }: TableSource): string[] {
  if (!year) return []
  const { rounds, absent } = year.summary
  return [
    `由 ${rounds.map(({ name, weight }) => `${name}（权重 ${weight}）`).join('、')} 合成：各星、加分、减分分别按权重平均。${absentText(absent)}各期“计入”为该期得分乘以权重所占比例，相加后与总分可差取舍的尾数。`,
    '点亮按合成后的得分判定；最近参评一期必达项没有达标的星不点亮。一票否决取各期的全部。总分不再按各期的最高分封顶。',
  ]
}

function absentText(absent: YearDocument['year']['absent']): string {
  return absent === 'zero' ? '没有参评或没有评完的一期按 0 分计。' : '没有参评或没有评完的一期不计入，按其余各期的权重折算。'
}
