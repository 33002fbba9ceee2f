import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { FileNotice } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { openReadOnly, type Store } from '../../store'
import { openWithChain, type Chain } from './chains'
import { clockNotice, lostLogNotice, olderNotice, readOnlyNotice } from './notices'
import { announce, presenceOf, withdraw } from './presence'

/** A data file that is open, and what there is to know about it. */
export interface OpenedFile {
  store: Store
  notices(): FileNotice[]
  /** Closes it. What goes wrong then is thrown after everything was let go of. */
  release(): void
}

/** A file opened or made to be written in. */
export function writable(store: Store, now: () => Date, notices: readonly FileNotice[] = []): OpenedFile {
  announce(store.path, now())
  return {
    store,
    notices: () => [...notices, ...clockNotice(store, now())],
    release() {
      try {
        store.close()
      } finally {
        withdraw(store.path)
      }
    },
  }
}

/**
 * Opens a data file; one that somebody else has open, or that cannot be written, is opened to be read only.
 *
 * @throws AppError as `openStore`, for all that hinders reading too
 */
export function openFile(path: string, remembered: Chain | undefined, now: () => Date): OpenedFile {
  const lost = lostItsLog(path)
  try {
    const store = openWithChain(path, remembered, now)
    return writable(store, now, [...(lost ? [lostLogNotice] : []), ...olderNotice(store, remembered)])
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'data-file-locked' && error.code !== 'read-only')) throw error
    return readable(path, error.code === 'data-file-locked', now)
  }
}

function readable(path: string, locked: boolean, now: () => Date): OpenedFile {
  const notice = readOnlyNotice(locked, presenceOf(path))
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-reading-'))
  const forget = () => rmSync(folder, { recursive: true, force: true })
  try {
    const store = openReadOnly(path, join(folder, basename(path)), { device: randomUUID(), now }, `${notice.title}。`)
    return {
      store,
      notices: () => [notice],
      release() {
        store.close()
        forget()
      },
    }
  } catch (error) {
    forget()
    throw error
  }
}

/**
 * Whether the write-ahead log of a file that was not closed is gone: the file says it has one, who had it open never said
 * goodbye, and SQLite leaves the log there until it is closed.
 */
function lostItsLog(path: string): boolean {
  if (presenceOf(path) === null || existsSync(`${path}-wal`)) return false
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(20)
    readSync(file, header, 0, header.length, 0)
    return header.readUInt8(18) === 2
  } finally {
    closeSync(file)
  }
}
