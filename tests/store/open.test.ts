import Database from 'better-sqlite3'
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync, chmodSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { AppError } from '@shared/errors'
import { builtInSchemes } from '@shared/schemes'
import { createStore, openStore } from '../../src/main/store'
import { schema, versionOf } from '../../src/main/store/schema'
import { context, device, newStore, reopen, steppingClock, temporaryFolder } from './helpers'
import { asOrdinaryUser } from './ordinary-user'

const options = { device, now: steppingClock() }

/** The error code of what `work` throws. */
function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
  return 'no error'
}

/** A closed data file with one organization. */
function closedFile(): string {
  const store = newStore()
  store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
  store.close()
  return store.path
}

describe('a new file', () => {
  it('holds the built-in schemes, published, and the settings, all in the log', () => {
    const store = newStore()
    expect(store.schemes.list().map(({ name, status, builtIn }) => ({ name, status, builtIn }))).toEqual(builtInSchemes.map(({ name }) => ({ name, status: 'published', builtIn: true })))
    expect(store.settings.get()).toMatchObject({ evaluatorName: '评分人', townships: [] })
    expect(store.info).toMatchObject({ sample: false, createdAt: '2026-01-01T00:00:00.000Z' })
    expect(store.changes.recent(100)).toHaveLength(builtInSchemes.length + 4)
    expect(store.verifyChain()).toMatchObject({ ok: true, entries: builtInSchemes.length + 4 })
  })

  it('gives a built-in scheme the same id in every file', () => {
    const ids = () => newStore().schemes.list().map((scheme) => scheme.id)
    expect(ids()).toEqual(ids())
  })

  it('never takes the place of a file that is there', () => {
    const path = closedFile()
    const before = readFileSync(path)
    expect(codeOf(() => createStore(path, { ...options, sample: false }))).toBe('conflict')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('is made in spite of what an interrupted making left behind', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.sixstar.new'), 'half a file')
    newStore(join(folder, 'a.sixstar'))
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})

describe('a file that cannot be opened is refused and left as it was', () => {
  const refusals: [name: string, spoil: (path: string) => void, code: string, words: RegExp][] = [
    ['missing', (path) => renameSync(path, `${path}.elsewhere`), 'data-file-missing', /不见了/],
    ['empty', (path) => truncateSync(path, 0), 'data-file-unreadable', /不是六星评价的数据文件/],
    ['garbage', (path) => writeFileSync(path, Buffer.alloc(50_000, '样例')), 'data-file-unreadable', /不是六星评价的数据文件/],
    ['cut short', (path) => truncateSync(path, statSync(path).size - 4096), 'data-file-unreadable', /不完整/],
    ['garbage behind a whole header', (path) => writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 100), Buffer.alloc(statSync(path).size - 100, 7)])), 'data-file-unreadable', /损坏/],
    ['another program’s database', (path) => change(path, 'PRAGMA application_id = 7'), 'data-file-unreadable', /不是六星评价/],
    ['newer', (path) => change(path, `PRAGMA user_version = ${versionOf(schema) + 1}`), 'data-file-newer', new RegExp(`第 ${versionOf(schema) + 1} 版格式，本程序最高支持第 ${versionOf(schema)} 版`)],
    ['of an impossible version', (path) => change(path, 'PRAGMA user_version = 0'), 'data-file-unreadable', /版本号/],
    ['with another schema', (path) => change(path, 'CREATE TABLE extra (a TEXT) STRICT'), 'data-file-unreadable', /结构与本程序不一致（table extra）/],
    ['without a trigger', (path) => change(path, 'DROP TRIGGER scheme_published_is_frozen'), 'data-file-unreadable', /scheme_published_is_frozen/],
    ['without its own record', (path) => change(path, 'DELETE FROM meta'), 'data-file-unreadable', /损坏/],
  ]
  function change(path: string, sql: string): void {
    const database = new Database(path)
    database.exec(sql)
    database.pragma('journal_mode = DELETE')
    database.close()
  }

  it.each(refusals)('%s', (_name, spoil, code, words) => {
    const path = closedFile()
    spoil(path)
    const before = existsSync(path) ? readFileSync(path) : null
    expect(codeOf(() => openStore(path, options))).toBe(code)
    expect(() => openStore(path, options)).toThrow(words)
    if (before && code !== 'data-file-unreadable') expect(readFileSync(path).equals(before)).toBe(true)
    if (before) expect(statSync(path).size).toBe(before.length)
  })

  it('locked by another program', () => {
    const store = newStore()
    expect(codeOf(() => openStore(store.path, options))).toBe('data-file-locked')
    store.close()
    expect(reopen(store.path).subjects.list('organization')).toEqual([])
  })

  it('read-only file or folder', () => {
    const folder = temporaryFolder()
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    const path = join(inner, 'data.sixstar')
    copyFileSync(closedFile(), path)
    chmodSync(folder, 0o755)
    chmodSync(path, 0o444)
    chmodSync(inner, 0o555)
    asOrdinaryUser(() => expect(codeOf(() => openStore(path, options))).toBe('read-only'))
    chmodSync(path, 0o666)
    asOrdinaryUser(() => {
      expect(codeOf(() => openStore(path, options))).toBe('read-only')
      expect(codeOf(() => createStore(join(inner, 'new.sixstar'), { ...options, sample: false }))).toBe('read-only')
    })
    chmodSync(inner, 0o755)
  })

  it('a folder that does not exist', () => {
    expect(codeOf(() => createStore(join(temporaryFolder(), 'none', 'a.sixstar'), { ...options, sample: false }))).toBe('data-file-missing')
  })
})

describe('the file alone holds everything', () => {
  const logOf = (path: string) => (existsSync(`${path}-wal`) ? statSync(`${path}-wal`).size : 0)

  it('a second after the last write', () => {
    vi.useFakeTimers()
    try {
      const store = newStore()
      store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
      expect(logOf(store.path)).toBeGreaterThan(0)
      vi.advanceTimersByTime(999)
      expect(logOf(store.path)).toBeGreaterThan(0)
      vi.advanceTimersByTime(1)
      expect(logOf(store.path)).toBe(0)
      const copy = `${store.path}.copy`
      copyFileSync(store.path, copy)
      expect(reopen(copy).subjects.list('organization')).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('after closing, with nothing left beside it', () => {
    const path = closedFile()
    expect(readdirSync(join(path, '..'))).toEqual(['data.sixstar'])
  })

  it('after a checkpoint asked for', () => {
    const store = newStore()
    store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
    store.checkpoint()
    expect(logOf(store.path)).toBe(0)
  })

  it('closing twice does no harm', () => {
    const store = newStore()
    store.close()
    store.close()
  })
})

describe('a program killed while it moved its log into the file', () => {
  const pageBytes = 4096

  /** The file before and after the log went into it, and that log. */
  function checkpointed(): { before: Buffer; log: Buffer; after: Buffer } {
    const store = newStore()
    store.checkpoint()
    const before = readFileSync(store.path)
    store.write(context, (tx) => Array.from({ length: 300 }, (_, index) => tx.subjects.insert('organization', { name: `样例单位${index + 1}` })))
    const log = readFileSync(`${store.path}-wal`)
    store.checkpoint()
    return { before, log, after: readFileSync(store.path) }
  }

  /** A file of these bytes with that log beside it. */
  function fileOf(bytes: Buffer, log: Buffer): string {
    const path = join(temporaryFolder(), 'data.sixstar')
    writeFileSync(path, bytes)
    writeFileSync(`${path}-wal`, log)
    return path
  }

  it('finds everything, wherever it was killed: pages go in from the first to the last', () => {
    const { before, log, after } = checkpointed()
    const pages = after.length / pageBytes
    expect(after.length).toBeGreaterThan(before.length + 4 * pageBytes)
    for (let written = 1; written <= pages; written++) {
      const end = written * pageBytes
      const store = reopen(fileOf(Buffer.concat([after.subarray(0, end), before.subarray(end)]), log))
      expect(store.subjects.list('organization')).toHaveLength(300)
      expect(store.isSound() && store.verifyChain().ok).toBe(true)
      store.close()
    }
  })

  it('is told from a file cut short whose log does not hold the rest, and that stays as it was', () => {
    const { before, log, after } = checkpointed()
    const cut = Buffer.concat([after.subarray(0, pageBytes), before.subarray(pageBytes, 3 * pageBytes)])
    const path = fileOf(cut, log)
    expect(() => openStore(path, options)).toThrow(/不完整/)
    expect(readFileSync(path).equals(cut)).toBe(true)
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true)
  })
})

describe('copyTo', () => {
  it('writes a whole copy that opens', async () => {
    const store = newStore()
    store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
    const target = join(temporaryFolder(), 'copy.sixstar')
    await store.copyTo(target)
    const copy = reopen(target)
    expect(copy.subjects.list('organization')).toEqual(store.subjects.list('organization'))
    expect(copy.info).toEqual(store.info)
    expect(copy.isSound()).toBe(true)
  })

  it('leaves nothing behind when it fails', async () => {
    const store = newStore()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'taken.sixstar'))
    writeFileSync(join(folder, 'taken.sixstar', 'x'), '')
    await expect(store.copyTo(join(folder, 'taken.sixstar'))).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(['taken.sixstar'])
  })
})

describe('writing', () => {
  it('undoes everything when a step fails, the log included', () => {
    const store = newStore()
    const before = store.verifyChain().entries
    expect(() =>
      store.write(context, (tx) => {
        tx.subjects.insert('organization', { name: '样例单位' })
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(store.subjects.list('organization')).toEqual([])
    expect(store.verifyChain()).toMatchObject({ ok: true, entries: before })
  })

  it('refuses to go on in a file that was moved or replaced', () => {
    const store = newStore()
    const elsewhere = `${store.path}.moved`
    renameSync(store.path, elsewhere)
    const write = () => store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
    expect(codeOf(write)).toBe('data-file-missing')
    copyFileSync(elsewhere, store.path)
    expect(codeOf(write)).toBe('data-file-missing')
  })

  it('counts its writes', () => {
    const store = newStore()
    store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
    expect(store.revision).toBe(1)
  })
})
