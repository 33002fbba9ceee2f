import type { MergedPackage, MergeItem, MergeOutcome, MergePreview } from '@shared/domain/exchange'
import { mergeOutcomes } from '@shared/domain/exchange'
import { z } from 'zod'
import type { Archive } from '../../exchange/archive/read'
import { mergeEntity } from '../../exchange/history/knowledge'
import { idOf, planMerge, type MergePlan, type PlannedChange } from '../../exchange/merge/plan'
import { sharedEntities, type Store } from '../../store'
import { acting } from '../acting'
import { makeBackup } from '../backups/make'
import type { ServiceContext } from '../context'
import { loadRound } from '../evaluation/load-round'
import { describer, type Describer } from './describe'
import { takeEvidence } from './evidence-files'
import { withPackage, type ChosenPackage } from './open-package'
import { readScores, type ReceivedScores } from './read-scores'
import { refusalsOf } from './refusals'
import { settle } from './settle'

/** More than anybody reads one by one; what is beyond is counted. */
const mostItems = 2000

interface Judged {
  change: PlannedChange
  outcome: MergeOutcome
  refusal: string
}

interface Prepared {
  received: ReceivedScores
  plan: MergePlan
  judged: Judged[]
  preview: MergePreview
}

/** What merging a score package would do; nothing is written. */
export async function previewMerge(context: ServiceContext, chosen: ChosenPackage): Promise<MergePreview> {
  return withPackage(context.files, chosen, 'score', async (archive) => (await prepare(context.store(), archive)).preview)
}

/**
 * Merges a score package: first a backup, then everything in one transaction. Merging again, late or in another order leads
 * to the same state.
 *
 * @returns what was done, as the preview told it
 */
export async function mergeScores(context: ServiceContext, chosen: ChosenPackage): Promise<MergePreview> {
  const store = context.store()
  return withPackage(context.files, chosen, 'score', async (archive) => {
    const { received, plan, judged, preview } = await prepare(store, archive)
    if (plan.taken.length === 0) return preview
    const occasion = acting(store, '合并评分包')
    await takeEvidence(context, archive)
    await makeBackup(context, 'merge')
    const { manifest, history, evaluators } = received
    const { packageId, author, madeAt, counts } = manifest
    store.write(occasion, (tx) => {
      for (const person of evaluators) tx.evaluators.take(person)
      // All of it: what concerns other things than the round belongs to the chain as well.
      tx.history.take(history)
      settle(tx, judged.filter(({ change, outcome }) => outcome !== 'refused' && isOther(change)).map(({ change }) => change.after.current))
      tx.history.merged(packageId, { knowledge: plan.knowledge, kind: 'score', author, madeAt, counts })
    })
    return preview
  })
}

async function prepare(store: Store, archive: Archive): Promise<Prepared> {
  const received = await readScores(store, archive)
  const { manifest, task, history } = received
  const loaded = loadRound(store, task.roundId)
  const shared = new Set<string>(sharedEntities)
  const about = history.filter(({ entity, entityId }) => entity === mergeEntity || (shared.has(entity) && entityId.startsWith(`${task.roundId}/`)))
  const plan = planMerge(store.changes.ofRound(task.roundId), about)
  const refusal = refusalsOf(store, loaded, task, plan)
  const judged = plan.changes.map((change): Judged => {
    const why = refusal(change)
    return { change, refusal: why, outcome: why === '' ? change.outcome : 'refused' }
  })
  const { packageId, author, madeAt } = manifest
  const counts = Object.fromEntries(mergeOutcomes.map((outcome) => [outcome, judged.filter((each) => each.outcome === outcome).length]))
  const words = describer(loaded)
  const items = judged.filter(({ outcome }) => outcome !== 'new' && outcome !== 'same').map((each) => itemOf(each, words))
  const preview = {
    packageId,
    author,
    madeAt,
    roundId: task.roundId,
    roundName: loaded.round.name,
    fresh: plan.taken.length,
    counts: { new: 0, same: 0, changed: 0, conflicting: 0, refused: 0, ...counts },
    items: items.slice(0, mostItems),
  }
  return { received, plan, judged, preview }
}

/** Whether another entry stands now, be it only in who entered the same value. */
function isOther({ before, after }: PlannedChange): boolean {
  return before === null || idOf(before.current) !== idOf(after.current)
}

function itemOf({ change: { before, after }, outcome, refusal }: Judged, words: Describer): MergeItem {
  return { ...words.place(after.current), outcome, refusal, before: before && words.value(before.current), after: after.heads.map(words.value) }
}

const noteShape = z.object({ kind: z.enum(['task', 'score']), author: z.string(), madeAt: z.string() })

/** The packages that were merged here, newest first: scores in the office's file, tasks in an evaluator's. */
export function mergedPackages(store: Store): MergedPackage[] {
  const own = store.tasks.list().some(({ direction }) => direction === 'received') ? 'task' : 'score'
  return store.changes
    .merges()
    .map(({ entityId, at, actor, after }) => ({ id: entityId, mergedAt: at, by: actor, ...noteShape.parse(JSON.parse(after ?? 'null')) }))
    .filter(({ kind }) => kind === own)
    .reverse()
}
