import type { OrganizationResult, YearPart } from '@rules'
import type { RoundSubject } from '@shared/domain/round'
import type { YearDocument } from '@shared/domain/year'
import { subjectWords } from '@shared/domain/subject-words'
import type { TableColumn } from '@/components/table/columns'
import { standingReason } from '../stars/standing'

/** One subject of the year. */
export interface YearRow {
  subject: RoundSubject
  result: OrganizationResult
  parts: readonly YearPart[]
  previousRank: number | null
  move: number | null
}

/** Every subject with its year, best rank first, unranked ones last. */
export function yearRows({ subjects, results, shares, moves }: YearDocument): YearRow[] {
  const byId = new Map(results.map((result) => [result.organizationId, result]))
  return subjects
    .flatMap((subject): YearRow[] => {
      const result = byId.get(subject.subjectId)
      const { previousRank = null, move = null } = moves[subject.subjectId] ?? {}
      return result ? [{ subject, result, parts: shares[subject.subjectId] ?? [], previousRank, move }] : []
    })
    .sort((a, b) => (a.result.overallRank ?? Infinity) - (b.result.overallRank ?? Infinity))
}

/** Why it has its level, or none. */
export function yearReason({ scheme }: YearDocument, result: OrganizationResult): string {
  return result.status === 'incomplete' ? '没有一期评完' : standingReason(scheme, result)
}

export function yearColumns(document: YearDocument): TableColumn<YearRow>[] {
  const { year, scheme, tracks } = document
  const complete = ({ result }: YearRow) => result.status === 'complete'
  const trackName = (code: string) => tracks.find((track) => track.code === code)?.name ?? code
  return [
    { key: 'rank', title: '跑道名次', width: 84, frozen: true, align: 'right', sortBy: ({ result }) => result.rank },
    { key: 'name', title: subjectWords[year.subjectKind].name, width: 208, frozen: true, grow: true, text: ({ subject }) => subject.name, sortBy: ({ subject }) => subject.name },
    { key: 'total', title: '总分', width: 80, align: 'right', sortBy: (row) => (complete(row) ? row.result.total : null) },
    { key: 'level', title: subjectWords[year.subjectKind].level, width: 80, sortBy: ({ result }) => result.level },
    ...(year.previousYearId === null ? [] : [{ key: 'move', title: '较上年', width: 76, hint: '与上一年度在本跑道的名次相比', sortBy: (row: YearRow) => row.move }]),
    ...year.rounds.map(({ name, weight }, at): TableColumn<YearRow> => ({
      key: `part:${at}`,
      title: `${name}计入`,
      hint: `${name}计入年度的得分：该期得分乘以权重（${weight}）所占比例`,
      width: 120,
      align: 'right',
      text: ({ parts }) => partText(parts[at]),
      sortBy: ({ parts }) => parts[at]?.contribution ?? null,
    })),
    ...scheme.stars.map((star, at): TableColumn<YearRow> => ({ key: `star:${star.code}`, title: star.name.replace(/星$/, ''), hint: `${star.name}，满分 ${star.fullScore} 分`, width: 92, align: 'right', sortBy: ({ result }) => result.stars[at]?.score ?? null })),
    ...(scheme.bonus ? [{ key: 'bonus', title: '加分', width: 64, align: 'right', sortBy: ({ result }: YearRow) => result.bonus } as const] : []),
    ...(scheme.deductions ? [{ key: 'deduction', title: '减分', width: 64, align: 'right', sortBy: ({ result }: YearRow) => result.deduction } as const] : []),
    { key: 'township', title: '镇街道', width: 100, text: ({ subject }) => subject.township, sortBy: ({ subject }) => subject.township },
    { key: 'track', title: '跑道', width: 96, text: ({ subject }) => trackName(subject.track), sortBy: ({ subject }) => trackName(subject.track) },
    { key: 'reason', title: '说明', width: 300, text: ({ result }) => yearReason(document, result) },
  ]
}

/** What a round brought; left out is not 0. */
export function partText(part: YearPart | undefined): string {
  return part?.contribution == null ? '不计' : part.contribution.toFixed(2)
}
