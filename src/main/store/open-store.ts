import { randomUUID } from 'node:crypto'
import { copyFileSync, constants, existsSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '@shared/errors'
import { guarded, storeFailure } from './errors'
import { checkFile, checkFolder } from './file/access'
import { schemaDifferences } from './file/compare-schema'
import { checkpoint, connect, isSound, makeDurable, numberPragma, type Connection } from './file/connection'
import { checkHeader, refuseNewer } from './file/header'
import { createSchema, migrate } from './file/migrate'
import { snapshot } from './file/snapshot'
import { applicationId, schema as currentSchema, versionOf, type Schema } from './schema'
import { seed } from './seed'
import { storeOn, type Store, type StoreOptions } from './store'

/** Keeps a copy of an older file beside it, which is there only once it was opened and found sound. */
function keepAside(path: string, version: number): void {
  const aside = `${path}.v${version}`
  if (existsSync(aside)) return
  const partial = `${aside}.part`
  rmSync(partial, { force: true })
  try {
    copyFileSync(path, partial, constants.COPYFILE_EXCL)
    const copy = connect(partial, { mustExist: true })
    try {
      if (!isSound(copy) || numberPragma(copy, 'user_version') !== version) throw storeFailure('data-file-unreadable', '升级前的备份没有通过检查，文件没有升级，也没有改动。请检查磁盘后再试。')
    } finally {
      copy.close()
    }
    renameSync(partial, aside)
  } finally {
    rmSync(partial, { force: true })
  }
}

/** Brings an older file up to date; a copy as it was stays beside it. */
function upgrade(connection: Connection, path: string, schema: Schema): void {
  const version = numberPragma(connection, 'user_version')
  if (version === versionOf(schema)) return
  checkpoint(connection)
  keepAside(path, version)
  migrate(connection, schema)
}

/**
 * Opens a data file, bringing an older one up to date first.
 *
 * @param schema - the program's own, except in tests of migrations
 * @throws AppError `data-file-missing`, `data-file-unreadable`, `data-file-newer`, `data-file-locked`, `read-only`, `disk-full`; the file is then as it was
 */
export function openStore(path: string, options: StoreOptions, schema: Schema = currentSchema): Store {
  checkFile(path)
  checkHeader(path, versionOf(schema))
  return guarded(() => {
    const connection = connect(path, { mustExist: true })
    try {
      // Again, because a version may so far stand in the write-ahead log only.
      const version = numberPragma(connection, 'user_version')
      if (version > versionOf(schema)) refuseNewer(version, versionOf(schema))
      makeDurable(connection)
      upgrade(connection, path, schema)
      const differences = schemaDifferences(connection, schema)
      if (differences.length > 0) throw storeFailure('data-file-unreadable', `数据文件的结构与本程序不一致（${differences.join('、')}），没有打开。文件没有改动。`)
      return storeOn(connection, path, options)
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

/**
 * Opens a data file that another program has open, or that cannot be written, to be read only. What is read is a copy as the
 * file is now, so that neither disturbs the other; the file itself is not touched, whatever its version.
 *
 * @param copy where the copy goes, in a folder of the session's own
 * @param reason why nothing can be written: a whole Chinese sentence
 * @throws as `openStore`
 */
export function openReadOnly(path: string, copy: string, options: Omit<StoreOptions, 'readOnly'>, reason: string): Store {
  guarded(() => snapshot(path, copy))
  return openStore(copy, { ...options, readOnly: { path, reason } })
}

/**
 * Makes a new data file with the built-in schemes and opens it. It is made under another name first, so that a half-made
 * file never stands at `path`.
 *
 * @throws AppError `conflict` when there is a file at `path`; `data-file-missing` when its folder is not there; `read-only`, `disk-full`
 */
export function createStore(path: string, options: StoreOptions & { sample: boolean }): Store {
  if (existsSync(path)) throw new AppError('conflict', '已有同名的数据文件，没有覆盖。请换一个名称。')
  checkFolder(path)
  const unfinished = `${path}.new`
  guarded(() => {
    for (const leftover of [unfinished, `${unfinished}-wal`]) rmSync(leftover, { force: true })
    const connection = connect(unfinished, { mustExist: false })
    try {
      connection.pragma(`application_id = ${applicationId}`)
      makeDurable(connection)
      createSchema(connection, currentSchema)
      const createdAt = options.now().toISOString()
      connection.prepare('INSERT INTO meta (singleton, file_id, sample, created_at) VALUES (1, ?, ?, ?)').run(randomUUID(), options.sample ? 1 : 0, createdAt)
      const store = storeOn(connection, unfinished, options)
      seed(store)
      store.close()
    } finally {
      connection.close()
    }
    renameSync(unfinished, path)
  })
  return openStore(path, options)
}
