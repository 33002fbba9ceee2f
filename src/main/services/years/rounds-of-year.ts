import type { Scheme } from '@rules'
import type { Year, YearFields, YearRound, YearSummary } from '@shared/domain/year'
import { AppError } from '@shared/errors'
import type { RoundRecord, Store } from '../../store'
import { findScheme } from '../schemes/document'

/** @throws AppError `not-found` */
export function foundYear(store: Pick<Store, 'years'>, yearId: string): Year {
  const year = store.years.find(yearId)
  if (!year) throw new AppError('not-found', '没有找到这个年度汇总，可能已被删除。')
  return year
}

/** The rounds of a year, newest first, with their weights. @throws AppError `not-found` */
export function roundsOfYear(store: Pick<Store, 'rounds'>, { parts }: Pick<YearFields, 'parts'>): { round: RoundRecord; weight: string }[] {
  const weights = new Map(parts.map(({ roundId, weight }) => [roundId, weight]))
  const found = store.rounds.list().flatMap((round) => {
    const weight = weights.get(round.id)
    return weight === undefined ? [] : [{ round, weight }]
  })
  if (found.length !== weights.size) throw new AppError('not-found', '有评价期已不在数据文件中，请重新选择。')
  return found
}

/** Why these rounds make no year, as a sentence that names the round; null when they do. */
export function problemOf(store: Pick<Store, 'rounds' | 'schemes'>, fields: Pick<YearFields, 'parts'>): string | null {
  const [newest, ...others] = roundsOfYear(store, fields)
  if (!newest) return '没有选择评价期。'
  const scheme = findScheme(store, newest.round.schemeId).scheme
  for (const { round } of others) {
    if (round.subjectKind !== newest.round.subjectKind) return `“${round.name}”与“${newest.round.name}”评的不是同一类对象，不能合成一个年度。`
    const differing = differenceOf(scheme, findScheme(store, round.schemeId).scheme)
    if (differing !== null) return `“${round.name}”与“${newest.round.name}”的方案不能合成：${differing}。`
  }
  return null
}

/** Scores of a star are put together by its code: both schemes need the same stars, each with the same full score. */
function differenceOf(newest: Scheme, other: Scheme): string | null {
  const stars = new Map(other.stars.map((star) => [star.code, star]))
  for (const { code, name, fullScore } of newest.stars) {
    const star = stars.get(code)
    if (!star) return `前者没有“${name}”`
    if (star.fullScore !== fullScore) return `“${name}”满分前者 ${star.fullScore}，后者 ${fullScore}`
  }
  const more = other.stars.find(({ code }) => !newest.stars.some((star) => star.code === code))
  return more ? `后者没有“${more.name}”` : null
}

/** A year as lists show it. */
export function summaryOf(store: Pick<Store, 'rounds' | 'schemes'>, year: Year): YearSummary {
  const held = roundsOfYear(store, year)
  const rounds = held.map(({ round: { id, name, startsOn, endsOn, status }, weight }): YearRound => ({ id, name, startsOn, endsOn, status, weight }))
  return { ...year, subjectKind: held[0]?.round.subjectKind ?? 'organization', rounds, provisional: rounds.some(({ status }) => status === 'open'), problem: problemOf(store, year) }
}
