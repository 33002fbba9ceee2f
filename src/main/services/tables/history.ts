import { subjectWords } from '@shared/domain/subject-words'
import type { Edition } from '@shared/domain/edition'
import type { RaceHistory, RoundPlace } from '@shared/domain/result'
import type { CellValue, Table, TableColumn } from '@shared/paper/table'
import { nameOf } from './comparison'
import { editionNote, numbered } from './notes'
import { subtitleOf, titleOf, trackName, type TableSource } from './source'
import { levelName } from './wording'

/** 历期对比: rounds down, oldest first; track, rank, total and the track's mean of each organization across. Each finished round is told by its edition. */
export function historyTable(source: TableSource, history: RaceHistory, editionOf: (roundId: string) => Edition | null): Table {
  const { scheme } = source.document
  const { decimals } = scheme
  const compared = history.lines.map(({ subjectId }) => subjectId)
  const cells = (place: RoundPlace | null): CellValue[] => {
    if (!place) return ['未参评', null, null, null, null]
    const { track, rank, of, total, trackMean, level } = place
    return [trackName(source, track), rank === null ? '未排' : `${rank} / ${of}`, total ?? '未评完', trackMean, total === null ? '未评完' : levelName(scheme, level)]
  }
  return {
    name: '历期',
    title: titleOf(source, '历期对比表'),
    subtitle: subtitleOf(source),
    columns: [
      { title: '评价期', kind: 'text' },
      ...history.lines.flatMap(({ subjectId }): TableColumn[] => [
        { title: '跑道', group: nameOf(source, subjectId, compared), kind: 'text' },
        { title: '名次', group: nameOf(source, subjectId, compared), kind: 'text', align: 'center' },
        { title: '总分', group: nameOf(source, subjectId, compared), kind: 'decimal', decimals },
        { title: '跑道平均', group: nameOf(source, subjectId, compared), kind: 'decimal', decimals },
        { title: subjectWords[scheme.subject].level, group: nameOf(source, subjectId, compared), kind: 'text', align: 'center' },
      ]),
    ],
    frozen: 1,
    rows: history.rounds.map(({ name, provisional }, at) => [`${name}${provisional ? '（过程数据）' : ''}`, ...history.lines.flatMap(({ places }) => cells(places[at] ?? null))]),
    notes: numbered([
      '名次为“第几名 / 同跑道参加排名的个数”；跑道平均只算评完的。各期可能用不同的评价方案，总分不一定可比。',
      ...history.rounds.flatMap(({ id, name }) => {
        const edition = editionOf(id)
        return edition ? [`${name}：${editionNote(edition)}`] : []
      }),
    ]),
    signatures: source.settings.signatures,
  }
}
