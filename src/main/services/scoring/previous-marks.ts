import type { Indicator, Mark } from '@rules'
import type { PreviousMark, PreviousMarks } from '@shared/domain/previous-marks'
import { markText, schemeIndicator, schemeIndicators } from '@shared/entry'
import { placesIn } from '@shared/numbered'
import type { Store } from '../../store'
import { eachResult, evaluationOf, foundRound } from '../evaluation/round-evaluation'
import { decidingMarks } from './deciding-marks'
import { sameShape } from './rule-shape'

/** What decided in the round before, for subjects and indicators of this round. @throws AppError `not-found` */
export function previousMarks(store: Store, roundId: string): PreviousMarks {
  const { previousRoundId } = foundRound(store, roundId)
  if (previousRoundId === null) return { round: null, comparable: {}, codes: [], marks: {}, known: [] }
  const { compiled, taking } = evaluationOf(store, roundId).loaded
  const previous = evaluationOf(store, previousRoundId)
  const { scheme } = previous.loaded.compiled
  const shared = schemeIndicators(compiled.scheme).flatMap((indicator) => {
    const before = schemeIndicator(scheme, indicator.code)
    return before ? [{ code: indicator.code, before, comparable: sameShape(indicator, before) }] : []
  })
  const codes = shared.map(({ code }) => code)
  const points = pointsOf(store, previousRoundId, codes)
  const marks: PreviousMarks['marks'] = {}
  const known: PreviousMark[] = []
  const placeOf = placesIn(known, (mark) => JSON.stringify(mark))
  for (const entry of previous.entries()) {
    if (!taking.has(entry.organizationId)) continue
    const deciding = decidingMarks(scheme.panel, entry)
    const own = shared.map(({ code, before }, at) => {
      const [first, ...others] = deciding.get(code) ?? []
      return first ? placeOf(told(before, first, others.length, points.get(entry.organizationId)?.[at] ?? null)) : null
    })
    if (own.some((place) => place !== null)) marks[entry.organizationId] = own
  }
  const { id, name } = previous.loaded.round
  return { round: { id, name }, comparable: Object.fromEntries(shared.map(({ code, comparable }) => [code, comparable])), codes, marks, known }
}

/** Points of each organization for these codes, in their order. */
function pointsOf(store: Store, roundId: string, codes: readonly string[]): Map<string, (number | null)[]> {
  const points = new Map<string, (number | null)[]>()
  for (const { organizationId, stars, extras } of eachResult(store, roundId)) {
    const byCode = new Map([...stars.flatMap(({ indicators }) => indicators), ...extras].map((each) => [each.code, each.points]))
    points.set(organizationId, codes.map((code) => byCode.get(code) ?? null))
  }
  return points
}

function told(indicator: Indicator, { input }: Mark, others: number, points: number | null): PreviousMark {
  const text = others > 0 ? `${others + 1} 个评分` : markText(indicator, input)
  return { text, points, ...(input.reason === undefined || others > 0 ? {} : { reason: input.reason }) }
}
