import type { LevelGap, Scheme } from '@rules'
import type { Track } from '@shared/domain/round'
import type { SubjectWords } from '@shared/domain/subject-words'
import { levelName } from '@/components/level-name'
import type { TableColumn } from '@/components/table/columns'
import type { RaceLine } from '@/composables/useRaceLines'
import { decidedByText, signed } from './gaps'
import type { RaceView } from './state/view'
import { levelGapShort, progressNames, progressText, starName, streakText } from './words'

/** What the columns are told besides the line itself. */
export interface ColumnContext {
  scheme: Scheme
  word: SubjectWords
  tracks: readonly Track[]
  view: RaceView
  /** The tabs are tracks, so that the rank shown is the one in the track. */
  byTrack: boolean
  nameOf: (id: string) => string
  levelGapOf: (line: RaceLine) => LevelGap
  placeOf: (line: RaceLine) => { rank: number; tied: number } | null
}

const signedText = (value: number | null) => (value === null ? '—' : signed(value))

/** Columns that are always there: choosing for a comparison, rank, name. */
export function fixedColumns({ placeOf, byTrack, word }: ColumnContext): TableColumn<RaceLine>[] {
  return [
    { key: 'chosen', title: '选择', width: 48, frozen: true },
    { key: 'rank', title: '名次', width: 68, frozen: true, align: 'right', hint: byTrack ? '本跑道名次' : `在这些${word.name}中的名次`, copied: (line) => placeOf(line)?.rank ?? '未排', sortBy: (line) => placeOf(line)?.rank ?? null },
    { key: 'name', title: word.name, width: 208, frozen: true, text: (line) => line.subject.name, sortBy: (line) => line.subject.name },
  ]
}

/** Columns to choose from, in their order on the page. */
export function optionalColumns(context: ColumnContext): TableColumn<RaceLine>[] {
  const { scheme, word, tracks, view, nameOf, levelGapOf } = context
  const track = (line: RaceLine) => tracks.find(({ code }) => code === line.subject.track)?.name ?? line.subject.track
  return [
    { key: 'move', title: '进位', width: 76, hint: '与上期在本跑道的名次相比', sortBy: (line) => line.race.move },
    { key: 'fieldMove', title: '同场进位', width: 88, hint: `只在两期都在本跑道排名的${word.name}中比，不受新进和退出影响`, sortBy: (line) => line.race.fieldMove },
    { key: 'track', title: '跑道名次', width: 120, text: (line) => `${track(line)} ${line.race.rank ?? '未排'}`, sortBy: (line) => `${track(line)}${String(line.race.rank ?? 99999).padStart(5, '0')}` },
    { key: 'total', title: '总分', width: 80, align: 'right', copied: (line) => line.result.total, sortBy: (line) => (line.result.status === 'complete' ? line.result.total : null) },
    { key: 'change', title: '较上期', width: 80, align: 'right', sortBy: (line) => line.race.totalChange, text: (line) => signedText(line.race.totalChange) },
    { key: 'gap', title: '距前一名', width: 96, align: 'right', sortBy: (line) => line.race.ahead?.gap ?? null, text: (line) => gapText(scheme, line) },
    { key: 'stars', title: `${word.star === '星' ? '六星' : '各项'}（占满分 %）`, width: 236, hint: '实心为已点亮；数字是得分占满分的百分比', copied: (line) => sharesText(scheme, line), sortBy: (line) => line.result.litStars },
    { key: 'level', title: word.level, width: 76, copied: (line) => levelName(line.result.level, scheme.level.names), sortBy: (line) => line.result.level },
    { key: 'nextLevel', title: `距上一${word.level}`, width: 200, text: (line) => levelGapShort(scheme, levelGapOf(line)), sortBy: (line) => nearness(levelGapOf(line)) },
    { key: 'streak', title: '连续', width: 116, text: (line) => streakText(line.race.streak, view.streakPlaces), sortBy: (line) => streakOrder(line) },
    { key: 'township', title: '镇街道', width: 92, text: (line) => line.subject.township, sortBy: (line) => line.subject.township },
    { key: 'decided', title: '排序依据', width: 152, hint: '与前一名分出先后的是哪一项', text: (line) => decidedText(scheme, line) },
    { key: 'progress', title: `进步（${progressNames[view.progress]}）`, width: 128, align: 'right', sortBy: (line) => line.race.progress, text: (line) => progressText(line.race.progress, view.progress) },
    { key: 'partyName', title: '党组织', width: 220, text: (line) => line.subject.partyName, sortBy: (line) => line.subject.partyName },
    ...scheme.stars.map((star): TableColumn<RaceLine> => ({
      key: `star:${star.code}`,
      title: star.name,
      width: 100,
      align: 'right',
      sortBy: (line) => scoreOf(line, star.code),
      text: (line) => scoreOf(line, star.code)?.toFixed(scheme.decimals) ?? '不适用',
    })),
    { key: 'learn', title: '可学对象', width: 180, grow: true, text: (line) => learnText(scheme, line, nameOf) },
  ]
}

/** The columns that are on the page. */
export function shownColumns(context: ColumnContext): TableColumn<RaceLine>[] {
  const { view, byTrack } = context
  const shown = new Set(byTrack ? view.columns : [...view.columns, 'track'])
  return [...fixedColumns(context), ...optionalColumns(context).filter(({ key }) => shown.has(key))]
}

/** The stars lit, by name. */
function sharesText(scheme: Scheme, { result }: RaceLine): string {
  const lit = result.stars.filter((star) => star.lit).map(({ code }) => starName(scheme, code))
  return lit.length === 0 ? '没有点亮' : `点亮 ${lit.join('、')}`
}

function scoreOf({ result }: RaceLine, code: string): number | null {
  const star = result.stars.find((each) => each.code === code)
  return star === undefined || star.unmet[0] === '*' ? null : star.score
}

function gapText(scheme: Scheme, { race }: RaceLine): string {
  if (!race.ahead) return race.rank === 1 ? '领先' : '—'
  return race.ahead.gap > 0 ? race.ahead.gap.toFixed(scheme.decimals) : '同分'
}

/** Which criterion parts an organization from the one ahead. */
export function decidedText(scheme: Scheme, { result, race }: Pick<RaceLine, 'result' | 'race'>): string {
  if (race.rank === null) return ''
  const tied = result.tied > 1 ? `${result.tied} 家并列` : ''
  if (result.decidedBy === null) return tied
  const [first] = scheme.ranking.criteria
  const firstCode = first && ('code' in first ? `${first.by}:${first.code}` : first.by)
  const decided = decidedByText(scheme, result.decidedBy)
  const told = first && firstCode !== result.decidedBy ? `${decidedByText(scheme, firstCode ?? null)}相同，看${decided}` : decided
  return tied === '' ? told : `${told}；${tied}`
}

/** Those nearest to the next level first; who has none in reach comes last. */
function nearness(gap: LevelGap): number | null {
  if (gap.kind !== 'lacks') return null
  return (gap.total ?? 0) + gap.dark.slice(0, gap.stars).reduce((sum, { points, unmet }) => sum + points + unmet.length, 0)
}

function streakOrder({ race: { streak } }: RaceLine): number | null {
  return streak === null ? null : streak.side === 'top' ? -streak.rounds : streak.rounds
}

/** Star by star, the largest lead first. */
function learnText(scheme: Scheme, { race }: RaceLine, nameOf: (id: string) => string): string {
  return [...race.learnFrom]
    .sort((a, b) => b.lead - a.lead)
    .map((lesson) => `${starName(scheme, lesson.star)}：${nameOf(lesson.organizationId)}`)
    .join('；')
}
