import { randomUUID } from 'node:crypto'
import { copyFileSync, rmSync } from 'node:fs'
import type { BackupPreview, RoundContent } from '@shared/domain/backup'
import { openStore, type Store } from '../../store'
import type { ServiceContext } from '../context'
import { foundBackup } from './folder'

/** Looks into a backup without touching it: a copy is opened, and brought up to date if it is of an older version. */
export function previewBackup(context: ServiceContext, id: string): BackupPreview {
  const present = context.store()
  const { path, ...backup } = foundBackup(present.path, id)
  const copy = context.files.temporaryPath(backup.id)
  copyFileSync(path, copy)
  const then = openStore(copy, { device: randomUUID(), now: context.now })
  try {
    const [latest] = then.changes.recent(1)
    const names = new Map([...then.rounds.list(), ...present.rounds.list()].map(({ id, name }) => [id, name]))
    return {
      backup,
      lastChange: latest ? { at: latest.at, by: latest.actor, action: latest.action } : null,
      laterChanges: laterThan(then, present),
      subjects: { then: countSubjects(then), now: countSubjects(present) },
      rounds: [...names].map(([roundId, name]) => ({ name, then: contentOf(then, roundId), now: contentOf(present, roundId) })),
    }
  } finally {
    then.close()
    rmSync(copy, { force: true })
  }
}

/** Entries of the present log that the earlier file does not have. */
function laterThan(then: Store, present: Store): number {
  return present.changes.devices().reduce((sum, device) => sum + Math.max(0, present.changes.headOf(device) - then.changes.headOf(device)), 0)
}

function countSubjects(store: Store): number {
  return (['organization', 'unit', 'project'] as const).reduce((sum, kind) => sum + store.subjects.list(kind).length, 0)
}

function contentOf(store: Store, roundId: string): RoundContent | null {
  const round = store.rounds.find(roundId)
  if (!round) return null
  const cells = store.sheets.ofRound(roundId).reduce((sum, sheet) => sum + Object.keys(sheet.cells).length, 0)
  return { id: round.id, name: round.name, subjects: round.subjectCount, cells }
}
