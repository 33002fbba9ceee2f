import { subjectWords } from '@shared/domain/subject-words'
import type { Count, Overview } from '@shared/domain/result'
import type { RoundDocument } from '@shared/domain/round'
import type { CellValue, Table, TableRow } from '@shared/paper/table'
import { levelName } from '@/components/level-name'

/** The figures of the overview as one table, part by part, to be copied. */
export function overviewTable({ round, scheme, tracks }: RoundDocument, { byStar, byStage, byTownship, levels, movers }: Overview): Table {
  const part = (heading: string, rows: CellValue[][]): TableRow[] => (rows.length === 0 ? [] : [{ heading }, ...rows])
  const progress = (counts: readonly Count[]) => counts.map(({ name, done, total }): CellValue[] => [name, done, total, total - done])
  const trackName = (code: string) => tracks.find((track) => track.code === code)?.name ?? code
  const word = subjectWords[round.subjectKind]
  const title = `${round.name}总览${round.status === 'finished' ? '' : '（过程数据、未定级）'}`
  return {
    name: '总览',
    title,
    subtitle: { left: '', right: '' },
    columns: [
      { title: '项目', kind: 'text' },
      { title: '已评或个数', kind: 'integer' },
      { title: '应评或名次', kind: 'integer' },
      { title: '还差或进位', kind: 'integer' },
    ],
    frozen: 1,
    rows: [
      ...part(`各${word.star}进度（已评、应评、还差）`, progress(byStar)),
      ...part('各阶段进度（已评、应评、还差）', progress(byStage)),
      ...part('各镇街道进度（已评、应评、还差）', progress(byTownship)),
      ...part(`${round.status === 'finished' ? '' : '暂计'}${word.level}（个数）`, levels.map(({ level, count }) => [levelName(level, scheme.level.names), count, null, null])),
      ...part('进退位最大（本跑道名次、进位）', movers.map(({ name, track, rank, move }) => [`${name}（${trackName(track)}）`, null, rank, move])),
    ],
    notes: [],
    signatures: [],
  }
}
