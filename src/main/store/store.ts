import { renameSync, rmSync, statSync } from 'node:fs'
import { changeAppender } from './changes/append'
import { checkChains, type ChainCheck } from './changes/verify'
import { guarded, storeError, storeFailure } from './errors'
import { checkpoint, connect, isSound, type Connection } from './file/connection'
import { afterIdle } from './after-idle'
import { readersOf, writersOf, type Readers, type Tx } from './tx'

export interface StoreOptions {
  /** Names this machine's chain in the change log: one UUID per installation. */
  device: string
  now: () => Date
  /** The file that is opened is a copy of the one at `path`, to be read only; why, in a sentence. */
  readOnly?: { path: string; reason: string }
}

/** What a data file says about itself. */
export interface StoreInfo {
  fileId: string
  /** Fictional sample data. */
  sample: boolean
  /** ISO time. */
  createdAt: string
}

/** Who writes and what for, as the change log will say. `at` only for records made elsewhere (sample data). */
export interface WriteContext {
  actor: string
  action: string
  at?: string
}

/**
 * An open data file. Reading is always possible; writing only inside `write`, so a function that is given the store's readers
 * cannot change anything.
 */
export interface Store extends Readers {
  readonly path: string
  /** Why nothing can be written; null for a file that can be written to. */
  readonly readOnly: string | null
  readonly info: StoreInfo
  /** Whose chain this file's own entries are in. */
  readonly device: string
  /** Counts the writes since the file was opened: what was computed from the file holds until it changes. */
  readonly revision: number
  /**
   * One transaction: everything `run` writes is on the disk when this returns, or nothing is. `run` must not be async.
   *
   * @throws what `run` throws, and AppError `disk-full`, `read-only`, `data-file-missing`, `data-file-locked`, `data-file-unreadable`
   */
  write<T>(context: WriteContext, run: (tx: Tx) => T): T
  /** Moves everything into the file itself; happens by itself after a second without writing. */
  checkpoint(): void
  /** Writes a complete, checked copy. Anything at `path` is replaced only when the copy is whole. */
  copyTo(path: string): Promise<void>
  /** Computes the whole change log again. */
  verifyChain(): ChainCheck
  /** The same in steps of some milliseconds, each yielding how many entries are done. */
  chainCheck(): Generator<number, ChainCheck>
  /** Whether SQLite finds the whole file sound. */
  isSound(): boolean
  close(): void
}

/** Makes a store of an open, checked connection. */
export function storeOn(connection: Connection, opened: string, { device, now, readOnly }: StoreOptions): Store {
  const path = readOnly?.path ?? opened
  const readers = readersOf(connection)
  const transactionOf = writersOf(connection, readers)
  const logFor = changeAppender(connection, device)
  const meta = connection.prepare<[], { fileId: string; sample: number; createdAt: string }>('SELECT file_id AS fileId, sample, created_at AS createdAt FROM meta').get()
  if (!meta) throw storeFailure('data-file-unreadable')
  const { ino } = statSync(opened)
  // What was committed is safe in the write-ahead log until then.
  const idle = afterIdle(() => checkpoint(connection), 1000)
  let revision = 0

  /** Of the office's chains a task package brought only what concerns it: gaps in them are no damage. */
  const chainCheck = () => checkChains(connection, new Set(readers.tasks.list().flatMap(({ devices }) => devices)))

  /** A file that was removed or replaced would go on taking writes nobody can find again. */
  const stillThere = () => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.ino !== ino) throw storeFailure('data-file-missing')
  }

  return {
    ...readers,
    path,
    readOnly: readOnly?.reason ?? null,
    info: { ...meta, sample: meta.sample === 1 },
    device,
    get revision() {
      return revision
    },
    write({ actor, action, at = now().toISOString() }, run) {
      return guarded(() => {
        if (readOnly) throw storeFailure('read-only', `${readOnly.reason}没有写入任何内容。`)
        stillThere()
        const transaction = connection.transaction(() => run(transactionOf({ at, actor, log: logFor({ actor, action, at }) })))
        const result = transaction.immediate()
        revision++
        idle.touch()
        return result
      })
    },
    checkpoint: () => guarded(() => checkpoint(connection)),
    async copyTo(target) {
      const partial = `${target}.part`
      try {
        await connection.backup(partial)
        const copy = connect(partial, { mustExist: true })
        try {
          if (!isSound(copy)) throw storeFailure('data-file-unreadable', '复制出来的文件没有通过检查，没有保存。请检查磁盘后再试。')
        } finally {
          copy.close()
        }
        renameSync(partial, target)
      } catch (error) {
        rmSync(partial, { force: true })
        throw storeError(error)
      }
    },
    verifyChain() {
      const steps = chainCheck()
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
    },
    chainCheck,
    isSound: () => guarded(() => isSound(connection)),
    close() {
      idle.stop()
      if (!connection.open) return
      try {
        checkpoint(connection)
      } finally {
        connection.close()
      }
    },
  }
}
