import Database from 'better-sqlite3'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openStore } from '../../src/main/store'
import { schemaDifferences } from '../../src/main/store/file/compare-schema'
import { connect, numberPragma } from '../../src/main/store/file/connection'
import { createSchema, migrate } from '../../src/main/store/file/migrate'
import { schema, versionOf, type Schema } from '../../src/main/store/schema'
import { storeError } from '../../src/main/store/errors'
import { context, device, newStore, steppingClock, temporaryFolder } from './helpers'

/** A later version of the program: one column and one table more. */
const addNote = "ALTER TABLE evaluator ADD COLUMN note TEXT NOT NULL DEFAULT ''"
const addPlan = 'CREATE TABLE later_table (id TEXT PRIMARY KEY, subject_id TEXT NOT NULL REFERENCES subject (id)) STRICT'
const later: Schema = { create: `${schema.create};\n${addNote};\n${addPlan}`, migrations: [...schema.migrations, addNote, addPlan] }
const options = { device, now: steppingClock() }

function fileWithOneSubject(): string {
  const store = newStore()
  store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
  store.close()
  return store.path
}

it('brings an older file to the newest version and keeps a copy of it as it was', () => {
  const path = fileWithOneSubject()
  const before = readFileSync(path)
  const store = openStore(path, options, later)
  expect(store.subjects.list('organization')).toHaveLength(1)
  expect(store.verifyChain().ok).toBe(true)
  store.close()
  expect(readFileSync(`${path}.v${versionOf(schema)}`).equals(before)).toBe(true)
  const again = openStore(path, options, later)
  again.close()
})

it('then is refused by the older program, with both versions named', () => {
  const path = fileWithOneSubject()
  openStore(path, options, later).close()
  expect(() => openStore(path, options)).toThrow(new RegExp(`第 ${versionOf(later)} 版格式，本程序最高支持第 ${versionOf(schema)} 版`))
})

it('refuses a newer version that so far stands in the write-ahead log only', () => {
  const path = fileWithOneSubject()
  const newer = versionOf(schema) + 1
  const database = new Database(path)
  database.pragma('wal_autocheckpoint = 0')
  database.pragma(`user_version = ${newer}`)
  const [main, log] = [readFileSync(path), readFileSync(`${path}-wal`)]
  database.close()
  const folder = temporaryFolder()
  const copy = join(folder, 'copy.sixstar')
  writeFileSync(copy, main)
  writeFileSync(`${copy}-wal`, log)
  expect(() => openStore(copy, options)).toThrow(`第 ${newer} 版格式`)
})

it('leaves the file at the version before when a step fails, the whole step undone', () => {
  const path = fileWithOneSubject()
  const broken: Schema = { create: later.create, migrations: [...schema.migrations, addNote, `${addPlan}; INSERT INTO nowhere VALUES (1)`] }
  expect(() => openStore(path, options, broken)).toThrow(/nowhere/)
  const connection = connect(path, { mustExist: true })
  expect(numberPragma(connection, 'user_version')).toBe(versionOf(schema) + 1)
  expect(schemaDifferences(connection, { create: `${schema.create};\n${addNote}`, migrations: [...schema.migrations, addNote] })).toEqual([])
  connection.close()
})

it('undoes a step that breaks references', () => {
  const path = fileWithOneSubject()
  const orphan = "INSERT INTO veto VALUES ('r', 's', 'V1', '', '', '')"
  expect(() => openStore(path, options, { create: schema.create, migrations: [...schema.migrations, orphan] })).toThrow(/引用不完整/)
  openStore(path, options).close()
})

it('notices a migration that arrives elsewhere than a fresh file', () => {
  const path = fileWithOneSubject()
  expect(() => openStore(path, options, { create: later.create, migrations: [...schema.migrations, addNote, addNote.replace('note', 'remark')] })).toThrow(/结构与本程序不一致（table evaluator、table later_table）/)
})

it('rebuilding a table does not cascade into tables that refer to it', () => {
  const connection = connect(join(temporaryFolder(), 'a.sixstar'), { mustExist: false })
  const create = 'CREATE TABLE a (id TEXT PRIMARY KEY) STRICT; CREATE TABLE b (a TEXT REFERENCES a (id) ON DELETE CASCADE) STRICT'
  createSchema(connection, { create, migrations: [] })
  connection.exec("INSERT INTO a VALUES ('x'); INSERT INTO b VALUES ('x')")
  const rebuild = 'CREATE TABLE c (id TEXT PRIMARY KEY) STRICT; INSERT INTO c SELECT id FROM a; DROP TABLE a; ALTER TABLE c RENAME TO a'
  migrate(connection, { create, migrations: [rebuild] })
  expect(connection.prepare('SELECT count(*) AS n FROM b').get()).toEqual({ n: 1 })
  expect(numberPragma(connection, 'foreign_keys')).toBe(1)
  connection.close()
})

it('says that the disk is full when SQLite says so', () => {
  const path = fileWithOneSubject()
  const connection = connect(path, { mustExist: true })
  connection.pragma(`max_page_count = ${numberPragma(connection, 'page_count')}`)
  let failure: unknown
  try {
    connection.exec('CREATE TABLE big (a TEXT) STRICT; INSERT INTO big SELECT hex(zeroblob(100000))')
  } catch (error) {
    failure = storeError(error)
  }
  connection.close()
  expect(failure).toMatchObject({ code: 'disk-full' })
  expect(existsSync(path)).toBe(true)
})
