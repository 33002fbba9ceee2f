import Database from 'better-sqlite3'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, isSound } from './connection'
import { snapshot } from './snapshot'

/**
 * Whether the log beside a file that is too short makes it whole. A program killed while it moved its write-ahead log into the
 * file leaves such a file: its first page, which tells the length, is written before the last ones, and these are still in the
 * log. Tried on a copy, so that a file that is cut short for good stays as it is.
 *
 * @throws what SQLite and the file system throw
 */
export function logMakesWhole(path: string): boolean {
  if (!['-wal', '-journal'].some((log) => statSync(`${path}${log}`, { throwIfNoEntry: false })?.size)) return false
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-'))
  try {
    const copy = join(folder, 'copy.sixstar')
    snapshot(path, copy)
    const connection = connect(copy, { mustExist: true })
    try {
      return isSound(connection)
    } finally {
      connection.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return false
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
