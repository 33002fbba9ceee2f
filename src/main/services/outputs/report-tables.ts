/** The tables of a round's report. Every figure is a count or a mean of results; means are the rules' own. */
import { combine, groupMeans, type GroupMeans, type OrganizationResult } from '@rules'
import { subjectWords } from '@shared/domain/subject-words'
import type { CellValue, Table, TableColumn } from '@shared/paper/table'
import { tableLines, titleOf, trackName, type TableSource } from '../tables/source'
import { levelName, unrankedText } from '../tables/wording'

/** The round before, with its results. */
export interface Previous {
  name: string
  results: readonly OrganizationResult[]
}

const mostMoves = 10
const mostWeak = 10

/** Part of a whole in percent, one decimal. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 10
}

const count = (title: string): TableColumn => ({ title, kind: 'integer' })
const share = (title: string): TableColumn => ({ title, kind: 'decimal', decimals: 1 })

function plain(source: TableSource, name: string, columns: TableColumn[], rows: CellValue[][], notes: string[] = []): Table {
  const nobody = [columns.map((_, at) => (at === 0 ? '无' : null))]
  return { name, title: titleOf(source, name), subtitle: { left: '', right: '' }, columns, frozen: 1, rows: rows.length === 0 ? nobody : rows, notes: notes.map((note) => `注：${note}`), signatures: [] }
}

export function levelTable(source: TableSource, previous: Previous | null): Table {
  const { scheme } = source.document
  const word = subjectWords[scheme.subject].level
  const standing = ({ status, level }: OrganizationResult) => (status === 'incomplete' ? '未评完' : levelName(scheme, level))
  const known = new Set(source.results.flatMap(({ status, level }) => (status === 'complete' && level !== null ? [level] : [])))
  const then = new Set((previous?.results ?? []).flatMap(({ status, level }) => (status === 'complete' && level !== null ? [level] : [])))
  const names = [...[...new Set([...known, ...then])].sort((left, right) => right - left).map((level) => levelName(scheme, level)), '不定级', '未评完']
  const of = (results: readonly OrganizationResult[], name: string) => results.filter((result) => standing(result) === name).length
  return plain(
    source,
    `${word}分布`,
    [{ title: `${source.provisional ? '暂计' : ''}${word}`, kind: 'text' }, count('个数'), share('占比（%）'), ...(previous === null ? [] : [count(`${previous.name}个数`)])],
    names.map((name) => [name, of(source.results, name), percent(of(source.results, name), source.results.length), ...(previous === null ? [] : [of(previous.results, name)])]),
  )
}

/** By star: mean and share of the ranked ones, and how many lit it. */
export function starTable(source: TableSource): Table {
  const { scheme } = source.document
  const ranked = source.results.filter(({ rank }) => rank !== null)
  const [means] = groupMeans(source.results, () => '全部')
  return plain(
    source,
    '各星情况',
    [{ title: '星', kind: 'text' }, { title: '满分', kind: 'decimal', decimals: 0, upTo: 4 }, { title: '平均得分', kind: 'decimal', decimals: scheme.decimals }, share('得分率（%）'), count('点亮个数'), share('点亮率（%）')],
    scheme.stars.map(({ code, name, fullScore }) => {
      const lit = ranked.filter(({ stars }) => stars.some((star) => star.code === code && star.lit)).length
      return [name, fullScore, means?.stars[code]?.score ?? '没有', means?.stars[code]?.percent ?? '没有', lit, percent(lit, ranked.length)]
    }),
    [`平均和点亮都只算有名次的${subjectWords[scheme.subject].name}，不适用的不计入平均。`],
  )
}

export function groupTable(source: TableSource, title: string, groups: readonly GroupMeans[]): Table {
  const { scheme } = source.document
  return plain(
    source,
    `各${title}平均`,
    [{ title, kind: 'text' }, count('参评'), count('有名次'), { title: '平均总分', kind: 'decimal', decimals: scheme.decimals }, { title: '平均点亮', kind: 'decimal', decimals: 2 }, ...scheme.stars.map(({ name }): TableColumn => ({ ...share(name.replace(/星$/, '')), group: '各星得分率（%）' }))],
    groups.map(({ key, count: members, ranked, total, litStars, stars }) => [key, members, ranked, total ?? '没有', litStars ?? '没有', ...scheme.stars.map(({ code }) => stars[code]?.percent ?? '没有')]),
    [`平均只算有名次的${subjectWords[scheme.subject].name}。`],
  )
}

/** The largest moves one way; of equal ones the better ranked first. What is left out is counted. */
export function moveTable(source: TableSource, side: 'up' | 'down'): Table {
  const lines = tableLines(source, () => true).ranked.flatMap(({ subject, result, race }) => (race?.move != null && race.move !== 0 && race.move > 0 === (side === 'up') ? [{ subject, result, race, move: race.move }] : []))
  lines.sort((left, right) => Math.abs(right.move) - Math.abs(left.move) || (left.result.rank ?? 0) - (right.result.rank ?? 0))
  const name = side === 'up' ? '进位最多' : '退位最多'
  return plain(
    source,
    name,
    [{ title: subjectWords[source.document.scheme.subject].title, kind: 'text' }, { title: '跑道', kind: 'text' }, count('上期名次'), count('本期名次'), count('进位'), { title: '总分变化', kind: 'decimal', decimals: source.document.scheme.decimals }],
    lines.slice(0, mostMoves).map(({ subject, result, race, move }) => [subject.name, trackName(source, subject.track), race.previousRank, result.rank, move, race.totalChange]),
    [`${side === 'up' ? '进位' : '退位'}的共 ${lines.length} 个，列出 ${Math.min(lines.length, mostMoves)} 个；只比同一跑道，负数为退位。`],
  )
}

/** Indicators with the lowest share of their full score on average. */
export function weakTable(source: TableSource): Table {
  const { scheme } = source.document
  const rows = scheme.stars.flatMap((star) =>
    star.indicators.map(({ code, name, fullScore, required }) => {
      const cells = source.results.flatMap(({ stars }) => stars.flatMap(({ indicators }) => indicators.filter((indicator) => indicator.code === code)))
      const scored = cells.flatMap(({ state, points }) => (state === 'scored' && points !== null ? [points] : []))
      const mean = scored.length === 0 ? null : combine(scored, 'mean')
      const unmet = required === undefined ? null : source.results.filter(({ stars }) => stars.some((each) => each.code === star.code && each.unmet.includes(code))).length
      const not = (state: 'missing' | 'not-applicable') => cells.filter((cell) => cell.state === state).length
      return { star: star.name, name, fullScore, mean, share: mean === null ? null : percent(mean, fullScore), scored: scored.length, missing: not('missing'), without: not('not-applicable'), unmet }
    }),
  )
  const known = rows.filter((row) => row.share !== null).sort((left, right) => (left.share ?? 0) - (right.share ?? 0))
  return plain(
    source,
    '得分率低的指标',
    [{ title: '指标', kind: 'text' }, { title: '星', kind: 'text' }, { title: '满分', kind: 'decimal', decimals: 0, upTo: 4 }, { title: '平均得分', kind: 'decimal', decimals: scheme.decimals }, share('得分率（%）'), count('已评'), count('未评'), count('不适用'), count('必达未达标')],
    known.slice(0, mostWeak).map((row) => [row.name, row.star, row.fullScore, row.mean, row.share, row.scored, row.missing, row.without, row.unmet ?? '非必达']),
    [`共 ${rows.length} 项指标，有评分的 ${known.length} 项，列出得分率最低的 ${Math.min(known.length, mostWeak)} 项；平均只算已评的${subjectWords[scheme.subject].name}。`],
  )
}

export function otherTable(source: TableSource): Table {
  const { unranked } = tableLines(source, () => true)
  return plain(
    source,
    `没有名次的${subjectWords[source.document.scheme.subject].name}`,
    [{ title: subjectWords[source.document.scheme.subject].title, kind: 'text' }, { title: '镇街道', kind: 'text' }, { title: '跑道', kind: 'text' }, { title: '原因', kind: 'text' }],
    unranked.map(({ subject, result }) => [subject.name, subject.township, trackName(source, subject.track), unrankedText(source.document.scheme, result)]),
  )
}
