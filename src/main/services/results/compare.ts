import { compare, type ComparisonRow } from '@rules'
import type { Baseline } from '@shared/domain/output'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { evaluationOf, roundResults } from '../evaluation/round-evaluation'

/** @throws AppError `invalid-input` for a subject that does not take part, or one named twice */
export function comparisonOf(store: Store, roundId: string, subjectIds: readonly string[], baseline: Baseline): ComparisonRow[] {
  const { compiled, subjects } = evaluationOf(store, roundId).loaded
  const known = new Set(subjects.map(({ subjectId }) => subjectId))
  const named = typeof baseline === 'string' ? subjectIds : [...subjectIds, baseline.organizationId]
  const stranger = named.find((id) => !known.has(id))
  if (stranger !== undefined) throw new AppError('invalid-input', '有评价对象没有参加这个评价期，不能对比。', { subjectId: stranger })
  if (new Set(subjectIds).size !== subjectIds.length) throw new AppError('invalid-input', '同一个评价对象不能与自己对比。')
  return compare(compiled, roundResults(store, roundId), subjectIds, { baseline })
}
