import { redAndBlack, starPlaces, type GroupMeasure, type ListRule, type Scheme } from '@rules'
import type { TownshipRanking } from '@shared/domain/result'
import type { Track } from '@shared/domain/round'
import type { SubjectWords } from '@shared/domain/subject-words'
import { levelName } from '@/components/level-name'
import type { RaceLine } from '@/composables/useRaceLines'
import { listReasonText, listRuleText, progressNames, progressText } from '@/pages/race/words'
import type { BoardRow, Step } from './frames'
import type { BoardOptions } from './options'
import { awarded, pagesFromTheEnd, rankingReveal, reveal, rowsPerPage, step } from './ranking-reveal'
import { townshipSteps } from './township-steps'

export interface BoardData {
  scheme: Scheme
  word: SubjectWords
  tracks: readonly Track[]
  lines: readonly RaceLine[]
  /** As chosen on the page. */
  progress: keyof typeof progressNames
  rule: ListRule
  /** Null while they are not shown. */
  townships: { ranking: TownshipRanking; by: GroupMeasure } | null
}

const starPlacesShown = 5

/** All that is shown, in order: cover, each track and the townships from the last to the first, progress, stars, lists, organizations, end. */
export function boardSteps(data: BoardData, options: BoardOptions): Step[] {
  const tracks = data.tracks.filter(({ code, count }) => count > 0 && (options.tracks.length === 0 || options.tracks.includes(code)))
  const has = (part: BoardOptions['parts'][number]) => options.parts.includes(part)
  const each = (make: (track: Track) => Step[]) => tracks.flatMap(make)
  return [
    step('封面', { kind: 'cover' }, { pause: true }),
    ...(has('ranking') ? each((track) => rankingSteps(data, track, options.singly)) : []),
    ...(has('townships') && data.townships ? townshipSteps(data.townships.ranking, data.townships.by, options.singly) : []),
    ...(has('progress') ? each((track) => progressSteps(data, track)) : []),
    ...(has('stars') ? each((track) => starSteps(data, track)) : []),
    ...(has('red') ? listSteps(data, tracks, 'red') : []),
    ...(has('black') ? listSteps(data, tracks, 'black') : []),
    ...(has('organizations') ? each((track) => rankedIn(data, track).reverse().map((line) => step(`一企一页 ${line.subject.name}`, { kind: 'organization', line, title: track.name }))) : []),
    step('结束', { kind: 'end' }, { pause: true }),
  ]
}

/** Boards that are whole: no titles, nothing half revealed. */
export function wholeBoards(steps: readonly Step[]): Step[] {
  return steps.filter(({ frame, whole }) => whole && (frame.kind === 'rows' || frame.kind === 'award' || frame.kind === 'organization'))
}

/** Best first. */
function rankedIn({ lines }: BoardData, { code }: Track): RaceLine[] {
  return lines.filter(({ subject, result }) => subject.track === code && result.rank !== null).sort((a, b) => (a.result.rank ?? 0) - (b.result.rank ?? 0))
}

function rankingSteps(data: BoardData, track: Track, singly: number): Step[] {
  const ranked = rankedIn(data, track)
  const board = `${track.name}排名`
  const unranked = track.count - ranked.length
  const note = `共 ${ranked.length} ${data.word.unit}${unranked > 0 ? `，另有 ${unranked} ${data.word.unit}未参加排名` : ''}`
  return rankingReveal({ board, title: `${track.name}跑道`, heading: `${track.name}跑道排名`, note, counter: data.word.unit, ranked: ranked.map((line) => ({ rank: line.result.rank ?? 0, row: rankingRow(data, line) })) }, singly)
}

function rankingRow({ scheme }: BoardData, { subject, result, race }: RaceLine): BoardRow {
  return {
    id: subject.subjectId,
    place: placeText(result.rank ?? 0, result.tied),
    name: subject.name,
    where: subject.township,
    figure: result.total.toFixed(scheme.decimals),
    unit: '分',
    note: [levelName(result.level, scheme.level.names), moveText(race)].filter(Boolean).join(' '),
    stars: result.stars.map(({ code, lit }) => ({ code, lit })),
  }
}

function placeText(rank: number, tied: number): string {
  return `${rank}${tied > 1 ? ' 并' : ''}`
}

function moveText({ move, entry }: RaceLine['race']): string {
  if (move === null) return { new: '新', 'changed-track': '转跑道', returned: '恢复', same: '', unranked: '' }[entry]
  return move > 0 ? `▲${move}` : move < 0 ? `▼${-move}` : '＝'
}

function progressSteps(data: BoardData, track: Track): Step[] {
  const best = rankedIn(data, track)
    .filter(({ race }) => (race.progress ?? 0) > 0 && (race.progressRank ?? Infinity) <= awarded)
    .sort((a, b) => (a.race.progressRank ?? 0) - (b.race.progressRank ?? 0))
  const shared = (rank: number | null) => best.filter(({ race }) => race.progressRank === rank).length
  const rows = best.map((line): BoardRow => ({
    ...rankingRow(data, line),
    place: placeText(line.race.progressRank ?? 0, shared(line.race.progressRank)),
    figure: progressText(line.race.progress, data.progress),
    note: `总分 ${line.result.total.toFixed(data.scheme.decimals)} · 第 ${line.result.rank} 名`,
    stars: null,
  }))
  const title = `${track.name}跑道进步榜（按${progressNames[data.progress]}）`
  return pagesFromTheEnd(rows).flatMap((page) => reveal({ board: `${track.name}进步榜`, title, note: `与上期相比进步最大的${data.word.name}`, rows: page }, true, true))
}

function starSteps(data: BoardData, track: Track): Step[] {
  const ranked = rankedIn(data, track)
  const places = starPlaces(ranked.map(({ result }) => result))
  return data.scheme.stars.flatMap((star) => {
    const rows = ranked
      .flatMap((line) => {
        const place = places.get(line.subject.subjectId)?.[star.code]
        const result = line.result.stars.find(({ code }) => code === star.code)
        return place && result && place.rank <= starPlacesShown && result.score > 0 ? [{ line, place, result }] : []
      })
      .sort((a, b) => a.place.rank - b.place.rank)
      .map(({ line, place, result }): BoardRow => ({
        ...rankingRow(data, line),
        place: placeText(place.rank, place.tied),
        figure: result.score.toFixed(data.scheme.decimals),
        note: `满分 ${star.fullScore}`,
        stars: [{ code: star.code, lit: result.lit }],
      }))
    const shared = rows.length > rowsPerPage ? `同分较多，列 ${rowsPerPage} ${data.word.unit}，共 ${rows.length} ${data.word.unit}` : `前 ${starPlacesShown} 名`
    return rows.length === 0 ? [] : [step(`${track.name} ${star.name}`, { kind: 'rows', title: `${star.name} · ${track.name}跑道`, note: shared, rows: rows.slice(0, rowsPerPage), revealed: rowsPerPage })]
  })
}

function listSteps(data: BoardData, tracks: readonly Track[], which: 'red' | 'black'): Step[] {
  const lists = redAndBlack(data.lines.map(({ result }) => result), data.lines.map(({ race }) => race), data.rule)
  const lines = new Map(data.lines.map((line) => [line.subject.subjectId, line]))
  const name = which === 'red' ? '红榜' : '黑榜'
  return tracks.flatMap((track) => {
    const rows = lists[which].flatMap(({ organizationId, reasons }): BoardRow[] => {
      const line = lines.get(organizationId)
      if (line?.subject.track !== track.code) return []
      return [{ ...rankingRow(data, line), figure: '', note: reasons.map(listReasonText).join('，'), stars: null }]
    })
    const pages = Array.from({ length: Math.ceil(rows.length / rowsPerPage) }, (_, at) => rows.slice(at * rowsPerPage, (at + 1) * rowsPerPage))
    return pages.map((page, at) =>
      step(`${name} ${track.name}${pages.length > 1 ? ` ${at + 1}` : ''}`, { kind: 'rows', title: `${name} · ${track.name}跑道`, note: `${listRuleText(data.rule, which)}；共 ${rows.length} ${data.word.unit}`, rows: page, revealed: page.length }, { pause: true }),
    )
  })
}
