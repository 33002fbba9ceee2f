import type { Evidence } from '@shared/domain/evidence'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { EvidenceRecord, Store } from '../../store'
import { scoringAs } from '../acting'
import { loadRound } from '../evaluation/load-round'
import { findOpenRound } from '../rounds/find'
import { safeFileName } from '../files/safe-name'
import { contentState, keepContent } from './folder'

/** A subject's evidence, each with whether its content is there. */
export function listEvidence(store: Store, roundId: string, subjectId: string): Promise<Evidence[]> {
  return Promise.all(store.evidence.ofSubject(roundId, subjectId).map((record) => withState(store, record)))
}

/** Subject id → indicator → number of files. */
export function countEvidence(store: Store, roundId: string): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const { subjectId, indicator, count } of store.evidence.counts(roundId)) (counts[subjectId] ??= {})[indicator] = count
  return counts
}

/**
 * Copies a file beside the data file and notes it. Evidence belongs to an indicator for all stages, so a confirmed sheet
 * does not keep it out; a finished round does.
 *
 * @throws AppError `round-finished`, `invalid-input`, `conflict`, and what `keepContent` throws
 */
export async function addEvidence(store: Store, input: { roundId: string; subjectId: string; indicator: string }, file: { path: string; name: string }): Promise<Evidence> {
  const { roundId, subjectId, indicator } = input
  findOpenRound(store, roundId)
  checkPlace(store, input)
  const context = scoringAs(store, '添加佐证材料')
  const content = await keepContent(store, file.path)
  const same = store.evidence.ofSubject(roundId, subjectId).find((present) => present.indicator === indicator && present.hash === content.hash)
  if (same) throw new AppError('conflict', `这项指标已有内容相同的材料“${same.name}”，没有重复添加。`, { subjectId, indicator, file: file.name })
  const name = safeFileName(file.name)
  const record = store.write(context, (tx) => tx.evidence.insert({ roundId, subjectId, indicator, ...content, name, at: tx.at, by: tx.actor }))
  return withState(store, record)
}

/** Takes evidence away; its content stays, so that it can be brought back. @throws AppError `not-found`, `round-finished` */
export function removeEvidence(store: Store, roundId: string, id: string): void {
  findOpenRound(store, roundId)
  const record = foundEvidence(store, roundId, id)
  store.write(scoringAs(store, '移除佐证材料'), (tx) => tx.evidence.setRemoved(record, true))
}

/** Brings removed evidence back; nothing happens when it stands. @throws AppError `not-found`, `round-finished` */
export async function restoreEvidence(store: Store, roundId: string, id: string): Promise<Evidence> {
  findOpenRound(store, roundId)
  const record = store.evidence.find(id)
  if (record?.roundId !== roundId) throw notFound()
  if (record.removedAt === null) return withState(store, record)
  return withState(store, store.write(scoringAs(store, '恢复佐证材料'), (tx) => tx.evidence.setRemoved(record, false)))
}

/** Evidence that stands. @throws AppError `not-found` */
export function foundEvidence(store: Store, roundId: string, id: string): EvidenceRecord {
  const record = store.evidence.find(id)
  if (record?.roundId !== roundId || record.removedAt !== null) throw notFound()
  return record
}

function notFound(): AppError {
  return new AppError('not-found', '没有找到这份佐证材料，可能已被移除。')
}

function checkPlace(store: Store, { roundId, subjectId, indicator }: { roundId: string; subjectId: string; indicator: string }): void {
  const { compiled, subjects } = loadRound(store, roundId)
  if (!subjects.some((subject) => subject.subjectId === subjectId)) throw new AppError('invalid-input', '这个评价对象没有参加这个评价期。', { subjectId, indicator })
  if (!schemeIndicator(compiled.scheme, indicator)) throw new AppError('invalid-input', '评价方案中没有这项指标。', { subjectId, indicator })
}

async function withState(store: Store, { id, subjectId, indicator, name, size, hash, at, by }: EvidenceRecord): Promise<Evidence> {
  return { id, subjectId, indicator, name, size, hash, at, by, state: await contentState(store, { hash, size }) }
}
