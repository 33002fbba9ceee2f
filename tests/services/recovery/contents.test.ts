/** What is lost or kept of a damaged file is called by its name. */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { contentName } from '../../../src/main/services/recovery/contents'
import { newStore } from '../../store/helpers'

it('has a name for every table', () => {
  const store = newStore()
  const { path } = store
  store.close()
  const database = new Database(path, { readonly: true })
  const tables = database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  database.close()
  expect(tables.length).toBeGreaterThan(15)
  expect(tables.filter(({ name }) => contentName(name) === contentName('no such table'))).toEqual([])
})
