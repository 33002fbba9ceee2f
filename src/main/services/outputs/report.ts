/** 评价期报告: how the round came out, in words, bars and tables. Bars are drawn by every program; each stands on a table. */
import { combine, groupMeans } from '@rules'
import { subjectWords } from '@shared/domain/subject-words'
import type { Paper } from '@shared/paper/paper'
import type { Table } from '@shared/paper/table'
import type { Store } from '../../store'
import { foundRound, roundTotals } from '../evaluation/round-evaluation'
import { tableNotes } from '../tables/notes'
import { subtitleOf, tableDate, titleOf, trackName, type TableSource } from '../tables/source'
import { groupTable, levelTable, moveTable, otherTable, starTable, weakTable, type Previous } from './report-tables'

type Block = Paper['blocks'][number]

export function reportPaper(store: Store, source: TableSource, roundId: string): Paper {
  const { document, results } = source
  const previous = previousOf(store, roundId)
  const township = new Map(document.subjects.map(({ subjectId, township: name }) => [subjectId, name === '' ? '镇街道未填' : name]))
  const levels = levelTable(source, previous)
  const others = otherTable(source)
  const ranked = results.filter(({ rank }) => rank !== null).length
  const stars = starTable(source)
  const sections: { heading: string; blocks: Block[] }[] = [
    { heading: '概况', blocks: overview(source).map((text) => ({ kind: 'paragraph', text, indent: true })) },
    { heading: `${subjectWords[source.document.scheme.subject].level}分布`, blocks: [bars(levels, 1, (value) => `${value} 个`), caption(levels)] },
    { heading: '各星情况', blocks: [bars(stars, 5, (value) => `点亮率 ${value}%`), caption(stars)] },
    { heading: '各跑道', blocks: [caption(groupTable(source, '跑道', groupMeans(results, ({ track }) => trackName(source, track))))] },
    { heading: '各镇街道', blocks: [caption(groupTable(source, '镇街道', groupMeans(results, ({ organizationId }) => township.get(organizationId) ?? '')))] },
    ...(previous === null ? [] : [{ heading: `进位（与${previous.name}比）`, blocks: [caption(moveTable(source, 'up')), caption(moveTable(source, 'down'))] }]),
    { heading: '得分率低的指标', blocks: [caption(weakTable(source))] },
    { heading: `没有名次的${subjectWords[source.document.scheme.subject].name}`, blocks: [caption({ ...others, notes: [...others.notes, ...tableNotes(source, { ranked, unranked: results.length - ranked })] })] },
  ]
  const { left, right } = subtitleOf(source)
  return {
    name: titleOf(source, '评价期报告'),
    size: 'A4',
    orientation: 'portrait',
    date: tableDate(source),
    blocks: [
      { kind: 'title', text: titleOf(source, '评价期报告') },
      { kind: 'paragraph', align: 'center', text: [left, right].filter((text) => text !== '').join('\u3000\u3000') },
      ...sections.flatMap(({ heading, blocks }, at): Block[] => [{ kind: 'heading', text: `${'一二三四五六七八'[at] ?? at + 1}、${heading}` }, ...blocks]),
    ],
  }
}

/** The round in a few sentences. */
function overview({ document: { round, scheme }, results, provisional }: TableSource): string[] {
  const ranked = results.filter(({ rank }) => rank !== null)
  const totals = ranked.map(({ total }) => total)
  const incomplete = results.filter(({ status }) => status === 'incomplete').length
  const vetoed = results.filter(({ vetoes }) => vetoes.length > 0).length
  const places = (value: number) => value.toFixed(scheme.decimals)
  return [
    `${round.name}按《${scheme.name}》评价，参评 ${results.length} 个，评完 ${results.length - incomplete} 个，未评完 ${incomplete} 个，有一票否决事项 ${vetoed} 个，有名次 ${ranked.length} 个。${provisional ? '评价期没有结束，本报告为过程数据。' : ''}`,
    ...(totals.length === 0 ? [] : [`有名次的${subjectWords[scheme.subject].name}总分平均 ${places(combine(totals, 'mean'))}，中位数 ${places(combine(totals, 'median'))}，最高 ${places(Math.max(...totals))}，最低 ${places(Math.min(...totals))}；平均点亮 ${combine(ranked.map(({ litStars }) => litStars), 'mean').toFixed(2)} 颗星。`]),
  ]
}

function previousOf(store: Store, roundId: string): Previous | null {
  const { previousRoundId } = foundRound(store, roundId)
  const previous = previousRoundId === null ? null : store.rounds.find(previousRoundId)
  return previous ? { name: previous.name, results: roundTotals(store, previous.id) } : null
}

function caption(table: Table): Block {
  return { kind: 'table', table, place: 'caption' }
}

/** One column of a table as bars, by its first column. */
function bars({ rows }: Table, column: number, told: (value: number) => string): Block {
  return {
    kind: 'bars',
    bars: rows.flatMap((row) => {
      if (!Array.isArray(row)) return []
      const value = row[column]
      return typeof value === 'number' ? [{ label: String(row[0]), value, text: told(value) }] : []
    }),
  }
}
