import { ENGINE } from '@rules'
import type { EditionContent, FinishCheck, QuotaDecision } from '@shared/domain/edition'
import type { Round } from '@shared/domain/round'
import { AppError } from '@shared/errors'
import type { Store, Tx } from '../../../store'
import { acting } from '../../acting'
import { evaluateRound, evaluationOf, foundRound, previousLevels } from '../../evaluation/round-evaluation'
import { refuseInTask } from '../../exchange/scope'
import { findOpenRound } from '../find'
import { finishChecks } from './checks'

/** What a person has answered to the checks. */
export interface FinishAnswers {
  /** Keys of the vetoes they confirmed. */
  confirmed: readonly string[]
  /** A reason for every organization outside a soft quota. */
  decided: readonly { key: string; reason: string }[]
}

/**
 * Computes the results, stores them with a snapshot of everything they follow from, and closes the sheets, in one transaction.
 *
 * @throws AppError `not-found`, `round-finished`; `conflict` when a veto is not confirmed or a soft quota not decided
 */
export function finishRound(store: Store, roundId: string, answers: FinishAnswers = { confirmed: [], decided: [] }): Round {
  findOpenRound(store, roundId)
  refuseInTask(store, roundId)
  const checks = finishChecks(store, roundId)
  refuseUnconfirmed(checks, answers)
  const decisions = decisionsOf(checks, answers)
  return store.write(acting(store, '定级'), (tx) => closeRound(store, tx, roundId, decisions))
}

/** Stores results and edition and closes the sheets, within a transaction. */
export function closeRound(store: Store, tx: Tx, roundId: string, decisions: readonly QuotaDecision[]): Round {
  const results = evaluateRound(store, roundId)
  tx.results.replace(roundId, results)
  tx.editions.add(editionContent(store, roundId), decisions)
  return tx.rounds.finish(roundId)
}

/** Everything a round's results follow from, and the results. */
function editionContent(store: Store, roundId: string): EditionContent {
  const evaluation = evaluationOf(store, roundId)
  const { round, compiled, subjects } = evaluation.loaded
  return {
    format: 1,
    round: { id: roundId, name: round.name, startsOn: round.startsOn, endsOn: round.endsOn },
    engine: ENGINE,
    scheme: compiled.scheme,
    subjects: subjects.map(({ subjectId: id, name, partyName, township }) => ({ id, name, partyName, township })),
    entries: [...evaluation.entries()],
    previousLevels: previousLevels(store, roundId),
    results: [...evaluation.full()],
  }
}

function refuseUnconfirmed(checks: readonly FinishCheck[], { confirmed }: FinishAnswers): void {
  const open = checks.filter(({ need }) => need === 'confirm').flatMap(({ items }) => items).filter(({ key }) => !confirmed.includes(key))
  if (open[0]) throw new AppError('conflict', `还有 ${open.length} 条一票否决没有确认：${open[0].text}。`)
}

function decisionsOf(checks: readonly FinishCheck[], { decided }: FinishAnswers): QuotaDecision[] {
  return checks
    .filter(({ need }) => need === 'decide')
    .flatMap(({ items }) => items)
    .map(({ key, text }) => {
      const reason = decided.find((each) => each.key === key)?.reason.trim() ?? ''
      if (reason === '') throw new AppError('conflict', `名额以外的组织须写明保留星级的理由：${text}`)
      return { key, text, reason }
    })
}

/** Opens a finished round again; its stored results go, its edition stays with the reason. @throws AppError `not-found`, `round-not-finished` */
export function reopenRound(store: Store, roundId: string, reason: string): Round {
  if (foundRound(store, roundId).status !== 'finished') throw new AppError('round-not-finished', '这个评价期还没有定级，不需要重新打开。')
  return store.write(acting(store, '重新打开评价期'), (tx) => {
    tx.results.clear(roundId)
    tx.editions.reopen(roundId, reason)
    return tx.rounds.reopen(roundId, reason)
  })
}
