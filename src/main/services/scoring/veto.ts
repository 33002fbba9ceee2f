import type { ResultChanges, VetoRecord } from '@shared/domain/sheet'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { scoringAs } from '../acting'
import { evaluationOf, writeToRound } from '../evaluation/round-evaluation'
import { findOpenRound } from '../rounds/find'

/**
 * Notes or lifts a veto of one subject.
 *
 * @returns all vetoes of the round, and what became different
 * @throws AppError `round-finished`; `invalid-input` for a subject or veto the round does not have
 */
export function setVeto(store: Store, input: { roundId: string; subjectId: string; code: string; on: boolean; note: string }): { vetoes: VetoRecord[]; changes: ResultChanges } {
  const { roundId, subjectId, code } = input
  findOpenRound(store, roundId)
  const { compiled, taking } = evaluationOf(store, roundId).loaded
  const veto = compiled.scheme.vetoes?.find((each) => each.code === code)
  if (!veto) throw new AppError('invalid-input', '评价方案中没有这一否决事项。', { subjectId, path: code })
  if (!taking.has(subjectId)) throw new AppError('invalid-input', '这个评价对象没有参加这个评价期。', { subjectId })
  const context = scoringAs(store, input.on ? '记录一票否决' : '撤销一票否决')
  const { changes } = writeToRound(store, roundId, () => {
    store.write(context, (tx) => {
      if (input.on) tx.vetoes.set(roundId, { subjectId, code, note: input.note.trim(), at: tx.at, by: tx.actor })
      else tx.vetoes.clear(roundId, subjectId, code)
    })
    return { subjectIds: [subjectId] }
  })
  return { vetoes: store.vetoes.ofRound(roundId), changes }
}
