import { redAndBlack, starPlaces, type ListRule, type Scheme } from '@rules'
import type { Track } from '@shared/domain/round'
import { levelName } from '@/components/level-name'
import type { RaceLine } from '@/composables/useRaceLines'
import { listReasonText, listRuleText, progressNames, progressText } from '@/pages/race/words'
import type { BoardRow, Frame, Step } from './frames'
import type { BoardOptions } from './options'

export interface BoardData {
  scheme: Scheme
  tracks: readonly Track[]
  lines: readonly RaceLine[]
  /** As chosen on the page. */
  progress: keyof typeof progressNames
  rule: ListRule
}

/** Rows of one screen. */
export const rowsPerPage = 8
const awarded = 3
const starPlacesShown = 5
const numerals = ['', '一', '二', '三']

/** All that is shown, in order: cover, each track from the last to the first, progress, stars, lists, organizations, end. */
export function boardSteps(data: BoardData, options: BoardOptions): Step[] {
  const tracks = data.tracks.filter(({ code, count }) => count > 0 && (options.tracks.length === 0 || options.tracks.includes(code)))
  const has = (part: BoardOptions['parts'][number]) => options.parts.includes(part)
  const each = (make: (track: Track) => Step[]) => tracks.flatMap(make)
  return [
    step('封面', { kind: 'cover' }, { pause: true }),
    ...(has('ranking') ? each((track) => rankingSteps(data, track, options.singly)) : []),
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

function step(board: string, frame: Frame, { pause = false, whole = true }: { pause?: boolean; whole?: boolean } = {}): Step {
  return { board, frame, pause, whole }
}

/** Best first. */
function rankedIn({ lines }: BoardData, { code }: Track): RaceLine[] {
  return lines.filter(({ subject, result }) => subject.track === code && result.rank !== null).sort((a, b) => (a.result.rank ?? 0) - (b.result.rank ?? 0))
}

function rankingSteps(data: BoardData, track: Track, singly: number): Step[] {
  const ranked = rankedIn(data, track)
  const board = `${track.name}排名`
  const unranked = track.count - ranked.length
  const note = `共 ${ranked.length} 家${unranked > 0 ? `，另有 ${unranked} 家未参加排名` : ''}`
  if (ranked.length === 0) return []
  const honoured = ranked.filter(({ result }) => (result.rank ?? 0) <= awarded)
  const others = ranked.slice(honoured.length).map((line) => rankingRow(data, line))
  const pages = pagesFromTheEnd(others)
  const awards = [...new Set(honoured.map(({ result }) => result.rank ?? 0))].sort((a, b) => b - a)
  return [
    step(board, { kind: 'title', title: `${track.name}跑道`, text: `排名揭晓 · ${note}` }, { pause: true, whole: false }),
    ...pages.flatMap((rows, page) => reveal({ board: `${board} ${page + 1}`, title: `${track.name}跑道排名`, note, rows }, othersAfter(pages, page) < singly)),
    ...awards.map((rank) =>
      step(`${board} 第${numerals[rank]}名`, { kind: 'award', title: `${track.name}跑道`, award: `第${numerals[rank]}名`, rows: honoured.filter(({ result }) => result.rank === rank).map((line) => rankingRow(data, line)) }, { pause: true }),
    ),
    ...wholeBoard(board, `${track.name}跑道排名`, note, ranked.slice(0, rowsPerPage).map((line) => rankingRow(data, line))),
  ]
}

/** How many rows are still to come when the last of this page's is revealed. */
function othersAfter(pages: readonly BoardRow[][], page: number): number {
  return pages.slice(page + 1).reduce((sum, rows) => sum + rows.length, 0)
}

/** Pages from the last place up; the topmost page may be short, so that every other one is full. */
export function pagesFromTheEnd<Row>(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = []
  for (let end = rows.length; end > 0; end -= rowsPerPage) pages.push(rows.slice(Math.max(0, end - rowsPerPage), end))
  return pages
}

/** One step for each row from the bottom, or one for the page. */
function reveal({ board, title, note, rows }: { board: string; title: string; note: string; rows: BoardRow[] }, singly: boolean, pause = false): Step[] {
  const frame = (revealed: number): Frame => ({ kind: 'rows', title, note, rows, revealed })
  if (!singly) return [step(board, frame(rows.length), { pause })]
  return rows.map((_, at) => step(board, frame(at + 1), { pause, whole: at === rows.length - 1 }))
}

function wholeBoard(board: string, title: string, note: string, rows: BoardRow[]): Step[] {
  return [step(board, { kind: 'rows', title, note: `前 ${rows.length} 名 · ${note}`, rows, revealed: rows.length }, { pause: true })]
}

function rankingRow({ scheme }: BoardData, { subject, result, race }: RaceLine): BoardRow {
  return {
    id: subject.subjectId,
    place: placeText(result.rank ?? 0, result.tied),
    name: subject.name,
    where: subject.township,
    figure: result.total.toFixed(scheme.decimals),
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
  return pagesFromTheEnd(rows).flatMap((page) => reveal({ board: `${track.name}进步榜`, title, note: '与上期相比进步最大的组织', rows: page }, true, true))
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
    const shared = rows.length > rowsPerPage ? `同分较多，列 ${rowsPerPage} 家，共 ${rows.length} 家` : `前 ${starPlacesShown} 名`
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
      step(`${name} ${track.name}${pages.length > 1 ? ` ${at + 1}` : ''}`, { kind: 'rows', title: `${name} · ${track.name}跑道`, note: `${listRuleText(data.rule, which)}；共 ${rows.length} 家`, rows: page, revealed: page.length }, { pause: true }),
    )
  })
}
