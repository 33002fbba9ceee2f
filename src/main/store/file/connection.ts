import Database from 'better-sqlite3'
import { isOwnDisk } from './place'

export type Connection = Database.Database

/**
 * Opens a connection to an existing or new file, without looking at what is in it.
 *
 * The file is locked for as long as it is open (locking_mode EXCLUSIVE), so that a second program gets a clear refusal instead
 * of stale tables; with this mode the write-ahead log needs no shared memory, which makes it safe on network drives too.
 *
 * @throws whatever SQLite throws
 */
export function connect(path: string, options: { mustExist: boolean }): Connection {
  const nativeBinding = process.env.BETTER_SQLITE3_BINDING
  const connection = new Database(path, { fileMustExist: options.mustExist, timeout: 1000, ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.pragma('foreign_keys = ON')
    connection.pragma('trusted_schema = OFF')
    connection.pragma('temp_store = MEMORY')
    connection.pragma('cache_size = -8192')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A database in memory with the same settings, to compare schemas with. */
export function connectMemory(): Connection {
  return connect(':memory:', { mustExist: false })
}

/**
 * Commits reach the disk before they are answered. On a disk of this machine they go to a write-ahead log first; elsewhere
 * straight into the file, which then is whole by itself after every commit.
 */
export function makeDurable(connection: Connection): void {
  connection.pragma(`journal_mode = ${isOwnDisk(connection.name) ? 'WAL' : 'DELETE'}`)
  connection.pragma('synchronous = FULL')
}

/** Moves the write-ahead log into the file and empties it, so that the file alone holds everything. */
export function checkpoint(connection: Connection): void {
  connection.pragma('wal_checkpoint(TRUNCATE)')
}

/** A whole-number pragma such as `user_version`. */
export function numberPragma(connection: Connection, name: string): number {
  return Number(connection.pragma(name, { simple: true }))
}

/** Whether SQLite finds the whole file sound. */
export function isSound(connection: Connection): boolean {
  return connection.pragma('integrity_check(1)', { simple: true }) === 'ok'
}
