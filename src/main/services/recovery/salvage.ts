import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Progress } from '@shared/domain/progress'
import type { SalvageReport } from '@shared/domain/recovery'
import { Causality } from '../../exchange/history/knowledge'
import { registersOf } from '../../exchange/history/register'
import { dataFileExtension, openStore, salvage, type Store, type TableState } from '../../store'
import type { ServiceContext } from '../context'
import { fileId, freePath } from '../data-files/names'
import { settle } from '../exchange/settle'
import { standingContents } from '../exchange/standing'
import { troubledPath } from './check'
import { contentStates } from './contents'
import { byTable } from './steps'

/**
 * Reads what can be read of the file that could not be opened into a new one in the data folder, and fills up from the change
 * log what the tables lost. The damaged file stays where and as it is.
 */
export async function* salvageFile(context: ServiceContext, signal: AbortSignal | undefined): AsyncGenerator<Progress<SalvageReport>, void> {
  const path = troubledPath(context)
  const copy = context.files.temporaryPath('salvage')
  const now = context.now()
  const target = freePath(join(context.dataFiles.status().dataFolder, `${basename(path, dataFileExtension)}（抢救 ${now.toISOString().slice(0, 10)}）${dataFileExtension}`))
  try {
    yield* byTable(salvage(path, copy, target, now), '读出', signal, ({ tables, orphans }) => reported(target, context.now, tables, orphans))
  } finally {
    rmSync(dirname(copy), { recursive: true, force: true })
  }
}

function reported(target: string, now: () => Date, tables: readonly TableState[], orphans: number): SalvageReport {
  const store = openStore(target, { device: randomUUID(), now })
  try {
    const replayed = store.rounds.list().reduce((sum, { id }) => sum + fillFromLog(store, id), 0)
    return { id: fileId(target), name: basename(target, dataFileExtension), contents: contentStates(tables), orphans, replayed, chainsWhole: store.verifyChain().ok }
  } finally {
    store.close()
  }
}

/** Marks, vetoes, states and evidence of a round that the log knows and the tables do not: brought to what the log says. */
function fillFromLog(store: Store, roundId: string): number {
  const entries = store.changes.ofRound(roundId)
  const standing = standingContents(store, roundId)
  const present = new Set(store.rounds.subjects(roundId).map(({ subjectId }) => subjectId))
  const lost = [...registersOf(entries, new Causality(entries)).values()]
    .filter(({ key, current }) => !standing.has(key) && current.after !== null && present.has(current.entityId.split('/')[1] ?? ''))
    .map(({ current }) => current)
  if (lost.length > 0) store.write({ actor: '系统', action: '从留痕补回' }, (tx) => settle(tx, lost))
  return lost.length
}
