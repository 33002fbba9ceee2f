import type { Indicator, Mark } from '@rules'
import type { PreviousMark, PreviousMarks } from '@shared/domain/previous-marks'
import { markText, schemeIndicator, schemeIndicators } from '@shared/entry'
import type { Store } from '../../store'
import { evaluationOf, foundRound, roundResults } from '../evaluation/round-evaluation'
import { decidingMarks } from './deciding-marks'
import { sameShape } from './rule-shape'

/** What decided in the round before, for subjects and indicators of this round. @throws AppError `not-found` */
export function previousMarks(store: Store, roundId: string): PreviousMarks {
  const { previousRoundId } = foundRound(store, roundId)
  if (previousRoundId === null) return { round: null, comparable: {}, marks: {} }
  const { compiled, subjects } = evaluationOf(store, roundId).loaded
  const previous = evaluationOf(store, previousRoundId)
  const { scheme } = previous.loaded.compiled
  const shared = schemeIndicators(compiled.scheme).flatMap((indicator) => {
    const before = schemeIndicator(scheme, indicator.code)
    return before ? [{ code: indicator.code, before, comparable: sameShape(indicator, before) }] : []
  })
  const points = new Map(roundResults(store, previousRoundId).map((result) => [result.organizationId, new Map([...result.stars.flatMap(({ indicators }) => indicators), ...result.extras].map((each) => [each.code, each.points]))]))
  const taking = new Set(subjects.map(({ subjectId }) => subjectId))
  const marks: PreviousMarks['marks'] = {}
  for (const entry of previous.entries()) {
    if (!taking.has(entry.organizationId)) continue
    const deciding = decidingMarks(scheme.panel, entry)
    const own = shared.flatMap(({ code, before }) => {
      const [first, ...others] = deciding.get(code) ?? []
      return first ? [[code, told(before, first, others.length, points.get(entry.organizationId)?.get(code) ?? null)] as const] : []
    })
    if (own.length > 0) marks[entry.organizationId] = Object.fromEntries(own)
  }
  const { id, name } = previous.loaded.round
  return { round: { id, name }, comparable: Object.fromEntries(shared.map(({ code, comparable }) => [code, comparable])), marks }
}

function told(indicator: Indicator, { input }: Mark, others: number, points: number | null): PreviousMark {
  const text = others > 0 ? `${others + 1} 个评分` : markText(indicator, input)
  return { text, points, ...(input.reason === undefined || others > 0 ? {} : { reason: input.reason }) }
}
