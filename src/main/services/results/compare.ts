import { compare, type ComparisonRow } from '@rules'
import type { Comparison } from '@shared/domain/output'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { evaluationOf, roundResults } from '../evaluation/round-evaluation'
import { roundDocument } from '../rounds/find'

/** @throws AppError `invalid-input` for a subject that does not take part, one named twice, or a track the round does not have */
export function comparisonOf(store: Store, roundId: string, { subjectIds, baseline, track }: Comparison): ComparisonRow[] {
  const { compiled, subjects } = evaluationOf(store, roundId).loaded
  const known = new Set(subjects.map(({ subjectId }) => subjectId))
  const named = typeof baseline === 'string' ? subjectIds : [...subjectIds, baseline.organizationId]
  const stranger = named.find((id) => !known.has(id))
  if (stranger !== undefined) throw new AppError('invalid-input', '有评价对象没有参加这个评价期，不能对比。', { subjectId: stranger })
  if (new Set(subjectIds).size !== subjectIds.length) throw new AppError('invalid-input', '同一个评价对象不能与自己对比。')
  if (track !== null && !roundDocument(store, roundId).tracks.some(({ code }) => code === track)) throw new AppError('invalid-input', '这个评价期没有这条跑道。', { path: track })
  return compare(compiled, roundResults(store, roundId), subjectIds, { baseline, ...(track === null ? {} : { track }) })
}
