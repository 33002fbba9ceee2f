import type { GroupMeasure } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import { townshipMeasures } from '@shared/domain/township-measures'
import type { Table } from '@shared/paper/table'
import { numbered, originNotes, schemeNotes } from './notes'
import { subtitleOf, titleOf, type TableSource } from './source'

/** 镇街道排名表: townships by the results of their organizations. */
export function townshipsTable(source: TableSource, { rows, topLevel, unplaced }: TownshipRanking, by: GroupMeasure): Table {
  const names = townshipMeasures(topLevel)
  const others = Object.entries(names).flatMap(([measure, name]) => (measure === by ? [] : [name]))
  return {
    name: '镇街道排名',
    title: titleOf(source, `镇街道排名表（按${names[by]}）`),
    subtitle: subtitleOf(source),
    columns: [
      { title: '名次', kind: 'integer', align: 'center' },
      { title: '镇街道', kind: 'text' },
      { title: '在册', kind: 'integer' },
      { title: '参评', kind: 'integer' },
      { title: '有名次', kind: 'integer' },
      { title: names.mean, kind: 'decimal', decimals: 2 },
      { title: `${topLevel}家数`, kind: 'integer' },
      { title: `${names.top}（%）`, kind: 'decimal', decimals: 1 },
      { title: `${names.coverage}（%）`, kind: 'decimal', decimals: 1 },
      { title: '上期名次', kind: 'integer', align: 'center' },
      { title: '进位', kind: 'integer', align: 'center' },
    ],
    frozen: 2,
    rows: rows.map((row) => [row.rank ?? '—', row.key, row.registered, row.count, row.ranked, row.mean, row.top, row.topPercent, row.coverage, row.previousRank, row.move]),
    notes: numbered([
      ...(source.provisional ? ['本表为过程数据：评价期没有结束，名次可能变化，未定级。'] : []),
      `名次按${names[by]}排，相同的依次比${others.join('、')}；没有一家有名次的不排。`,
      `${names.mean}只算有名次的组织；${names.top}为${topLevel}家数占参评家数；${names.coverage}为参评家数占在册家数，在册指${source.provisional ? '台账现有' : '定级时台账'}未停用的和本期参评的。`,
      ...(unplaced > 0 ? [`另有 ${unplaced} 家参评组织没有填镇街道，不在表内。`] : []),
      ...schemeNotes(source),
      ...originNotes(source),
    ]),
    signatures: source.settings.signatures,
  }
}
