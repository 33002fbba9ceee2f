import { AppError } from '@shared/errors'
import type { Connection } from '../file/connection'
import type { Log } from './append'
import { entryHash, type LogEntry } from './entry'

/** What a merge leaves in the log: how far every device's chain is known from then on, and what the package was. */
export interface MergeNote {
  knowledge: Readonly<Record<string, number>>
  kind: 'task' | 'score'
  author: string
  madeAt: string
  counts: Readonly<Record<string, number>>
}

/** Takes over entries other devices wrote. */
export interface HistoryWriter {
  /**
   * Adds entries as they are; those already here are passed over.
   *
   * @returns how many were added
   * @throws AppError `package-damaged` for an entry that is not what its hash says; `package-refused` for another entry at a
   * place of a chain that is already taken: somebody went on writing in a copy
   */
  take(entries: Iterable<LogEntry>): number
  /** Notes that a package was merged. What is written from here on is written in knowledge of it. */
  merged(packageId: string, note: MergeNote): void
  /** Notes a person's choice between values that stood against each other, even when the chosen one stood before. */
  decided(about: Pick<LogEntry, 'entity' | 'entityId' | 'place'> & { entity: 'sheet' | 'veto' | 'sheet-state' | 'evidence' }, before: unknown, after: unknown): void
}

export function historyWriter(connection: Connection): (log: Log) => HistoryWriter {
  const present = connection.prepare<[string, number], { hash: string }>('SELECT hash FROM change_log WHERE device = ? AND sequence = ?')
  const insert = connection.prepare<[LogEntry]>(
    `INSERT INTO change_log (device, sequence, previous_hash, hash, at, actor, action, entity, entity_id, place, base, before, after)
     VALUES (@device, @sequence, @previousHash, @hash, @at, @actor, @action, @entity, @entityId, @place, @base, @before, @after)`,
  )
  return (log) => ({
    take(entries) {
      let added = 0
      for (const entry of entries) {
        if (entryHash(entry) !== entry.hash) throw new AppError('package-damaged', '修改记录与它的校验值不符，可能被改动过。没有合并任何内容。')
        const known = present.get(entry.device, entry.sequence)
        if (known?.hash === entry.hash) continue
        if (known) throw new AppError('package-refused', '对方的数据文件是从旧副本继续录入的，与已合并的记录分了叉。没有合并任何内容，请对方用最近的数据文件重新导出。')
        insert.run(entry)
        added++
      }
      return added
    },
    merged: (packageId, note) => log({ entity: 'merge', entityId: packageId, base: 0, before: null, after: note }),
    decided: ({ entity, entityId, place }, before, after) => log({ entity, entityId, place, base: 0, before, after }),
  })
}
