import { compileScheme, ENGINE, evaluate } from '@rules'
import type { EditionContent } from '@shared/domain/edition'
import { AppError } from '@shared/errors'
import { canonicalJson, type Store } from '../../../store'

/** @throws AppError `not-found` */
export function editionContent(store: Pick<Store, 'editions'>, roundId: string, number: number): EditionContent {
  const bytes = store.editions.bytes(roundId, number)
  if (bytes === null) throw new AppError('not-found', '没有这一次定级的记录。')
  // Written by `editions.add`, whose shape this is.
  const content: EditionContent = JSON.parse(bytes)
  return content
}

/** What computing an edition again from its own snapshot gives. */
export interface Recomputation {
  /** Whether every byte of the results is as it was. */
  same: boolean
  /** Version of the rules then and now. */
  engine: { then: string; now: string }
  /** Organizations whose result is another. */
  different: string[]
}

/** Computes an edition again with today's rules, from nothing but its snapshot. */
export function recompute(content: EditionContent): Recomputation {
  const now = evaluate(compileScheme(content.scheme), content.entries, { previousLevels: content.previousLevels, detail: 'full' })
  const nameOf = new Map(content.subjects.map(({ id, name }) => [id, name]))
  const different = content.results.flatMap((result, at) => (canonicalJson(result) === canonicalJson(now[at]) ? [] : [nameOf.get(result.organizationId) ?? result.organizationId]))
  return { same: different.length === 0 && now.length === content.results.length, engine: { then: content.engine, now: ENGINE }, different }
}
