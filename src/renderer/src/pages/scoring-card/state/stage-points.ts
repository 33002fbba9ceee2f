import { evaluate, type Mark } from '@rules'
import { schemeIndicators } from '@shared/entry'
import type { OpenedRound } from '@/stores/scoring'

/**
 * Points of one organization's saved marks at a stage, each by itself, by indicator; absent where nothing is scored. The
 * others' marks are taken in only for indicators that compare organizations.
 */
export function stagePoints({ document, solo, book }: Pick<OpenedRound, 'document' | 'solo' | 'book'>, stage: string | null, subjectId: string): Map<string, number> {
  const shared = new Set(schemeIndicators(solo.scheme).filter(({ rule, notApplicable }) => rule.kind === 'cohort' || notApplicable === 'track-mean').map(({ code }) => code))
  const compared = shared.size > 0 ? document.subjects : document.subjects.filter((subject) => subject.subjectId === subjectId)
  const entries = compared.map((subject) => ({
    organizationId: subject.subjectId,
    track: subject.track,
    attributes: subject.attributes,
    marks: Object.entries(book.savedOf(stage, subject.subjectId)).flatMap(([indicator, cell]): Mark[] => (cell.state === 'mark' && (subject.subjectId === subjectId || shared.has(indicator)) ? [{ indicator, input: cell.input }] : [])),
  }))
  const own = evaluate(solo, entries, { detail: 'full' }).find(({ organizationId }) => organizationId === subjectId)
  const inStars = own?.stars.flatMap(({ indicators }) => indicators.flatMap(({ code, points, state }) => (points === null || state !== 'scored' ? [] : [[code, points] as const]))) ?? []
  const saved = book.savedOf(stage, subjectId)
  return new Map([...inStars, ...(own?.extras.flatMap(({ code, points }) => (saved[code]?.state === 'mark' ? [[code, points] as const] : [])) ?? [])])
}
