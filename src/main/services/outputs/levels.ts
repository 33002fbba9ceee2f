import type { OrganizationResult, Scheme } from '@rules'
import { tableLines, type TableLine, type TableSource } from '../tables/source'
import { levelName, unrankedText } from '../tables/wording'

/** The organizations of a round by what they reached. */
export interface LevelGroups {
  /** Highest level first; each by rank over all tracks, those without a rank by name. */
  levels: { level: number; name: string; lines: TableLine[] }[]
  /** Everybody else, by name, with the reason. */
  others: { line: TableLine; reason: string }[]
}

/** @param least the lowest level that is listed */
export function levelGroups(source: TableSource, least: number): LevelGroups {
  const { scheme } = source.document
  const { ranked, unranked } = tableLines(source, () => true)
  const all = [...ranked, ...unranked]
  const listed = ({ result: { status, level } }: TableLine) => status === 'complete' && level !== null && level >= least
  const levels = [...new Set(all.filter(listed).map(({ result }) => result.level ?? 0))].sort((left, right) => right - left)
  return {
    levels: levels.map((level) => ({ level, name: levelName(scheme, level), lines: all.filter((line) => listed(line) && line.result.level === level) })),
    others: all.filter((line) => !listed(line)).map((line) => ({ line, reason: reasonOf(scheme, line.result) })),
  }
}

/** How many there are of each reason, in words; the lists of missing indicators are not repeated. */
export function otherCounts(scheme: Scheme, others: LevelGroups['others']): string {
  const counts = new Map<string, number>()
  for (const { line } of others) {
    const reason = line.result.status === 'incomplete' ? '未评完' : reasonOf(scheme, line.result)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts].map(([reason, count]) => `${reason} ${count} 个`).join('、')
}

function reasonOf(scheme: Scheme, result: OrganizationResult): string {
  const why = unrankedText(scheme, result)
  if (why !== '') return why
  if (result.level !== null) return levelName(scheme, result.level)
  return result.levelSteps.at(-1)?.detail ?? levelName(scheme, null)
}
