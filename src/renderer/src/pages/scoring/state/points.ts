import { evaluate, type CompiledScheme, type Mark } from '@rules'
import type { RoundDocument } from '@shared/domain/round'
import type { SheetBook } from './sheet-book'

/** Points of every saved mark of a stage, each by itself; null when nothing is scored. Computes all organizations at once. */
export function savedPoints({ document, solo, book }: { document: RoundDocument; solo: CompiledScheme; book: SheetBook }, stage: string | null): (subjectId: string, indicator: string) => number | null {
  const entries = document.subjects.map(({ subjectId, track, attributes }) => ({
    organizationId: subjectId,
    track,
    attributes,
    marks: Object.entries(book.savedOf(stage, subjectId)).flatMap(([indicator, cell]): Mark[] => (cell.state === 'mark' ? [{ indicator, input: cell.input }] : [])),
  }))
  const points = new Map(evaluate(solo, entries, { detail: 'full' }).map(({ organizationId, stars }) => [organizationId, new Map(stars.flatMap((star) => star.indicators.map((each) => [each.code, each.points])))]))
  return (subjectId, indicator) => points.get(subjectId)?.get(indicator) ?? null
}
