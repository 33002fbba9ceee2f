import { call } from '@orpc/server'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDataFiles } from '../../src/main/services/data-files/open-files'
import { dataFiles } from '../../src/main/services/data-files'
import { refusal } from '../../src/main/services/data-files/ready-folder'
import { createFileRegistry } from '../../src/main/services/files/registry'
import { createLog } from '../../src/main/services/diagnostics/log'
import { writePaper } from '../../src/main/papers/write'
import { openRoundData } from '../../src/main/round-data/write'
import { createPaperShelf } from '../../src/main/services/papers/shelf'
import type { ServiceContext } from '../../src/main/services/context'
import { temporaryFolder } from '../store/helpers'
import { asOrdinaryUser } from '../store/ordinary-user'
import { findMargins, findPath } from './find-path'

/** The data files of one start of the program; `openInPlace` as in the window, else as in the browser. */
function start(folder = temporaryFolder(), openInPlace = false) {
  const now = () => new Date('2026-11-01T00:00:00Z')
  const files = createFileRegistry()
  const opened = createDataFiles({ folder, shell: openInPlace ? 'electron' : 'browser', capabilities: { nativeDialogs: openInPlace, openInPlace, quit: openInPlace }, version: '0.0.0', now })
  const context: ServiceContext = { store: opened.store, dataFiles: opened, files, papers: createPaperShelf(), writePaper, openRoundData, host: null, findPath, findMargins, log: createLog(folder, now), now }
  onTestFinished(() => {
    opened.close()
    files.dispose()
  })
  return { folder, files, opened, options: { context } }
}

const own = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.sixstar'))

describe('the data file in use', () => {
  it('is made under a name, opened again at the next start, and never overwritten', async () => {
    const { folder, opened, options } = start()
    expect(opened.status()).toMatchObject({ state: 'no-file' })
    await expect(call(dataFiles.create, { name: '2026年评价' }, options)).resolves.toMatchObject({ state: 'ready', file: { name: '2026年评价', current: true, sample: false } })
    await expect(call(dataFiles.create, { name: '2026年评价' }, options)).rejects.toMatchObject({ code: 'conflict' })
    opened.close()
    expect(start(folder).opened.status()).toMatchObject({ state: 'ready', file: { name: '2026年评价' } })
  })

  it('is said to have failed, with its place, when it cannot be opened; it stays as it is and others can be opened', async () => {
    const first = start()
    await call(dataFiles.create, { name: '甲' }, first.options)
    await call(dataFiles.create, { name: '乙' }, first.options)
    first.opened.close()
    const broken = join(first.folder, '乙.sixstar')
    writeFileSync(broken, 'not a data file')
    const { opened, options } = start(first.folder)
    expect(opened.status()).toMatchObject({ state: 'failed', location: broken, error: { code: 'data-file-unreadable' } })
    expect(() => opened.store()).toThrow(expect.objectContaining({ code: 'data-file-unreadable' }))
    const other = opened.list().find(({ name }) => name === '甲')
    await expect(call(dataFiles.switch, { id: other?.id ?? '' }, options)).resolves.toMatchObject({ state: 'ready', file: { name: '甲' } })
    expect(readFileSync(broken, 'utf8')).toBe('not a data file')
  })

  it('stays open when another one cannot be opened', async () => {
    const { folder, opened, options } = start()
    await call(dataFiles.create, { name: '甲' }, options)
    await expect(call(dataFiles.switch, { id: 'nowhere' }, options)).rejects.toMatchObject({ code: 'not-found' })
    expect(opened.status()).toMatchObject({ state: 'ready', file: { name: '甲' } })
    expect(own(folder)).toEqual(['甲.sixstar'])
  })
})

describe('a data folder that cannot be used', () => {
  it('is a state that names it, until it can be', async () => {
    const folder = join(temporaryFolder(), 'data')
    writeFileSync(folder, 'a file')
    const { opened, options } = start(folder)
    expect(opened.status()).toMatchObject({ state: 'no-folder', error: { code: 'folder-unwritable' } })
    expect(opened.list()).toEqual([])
    expect(opened.place()).toBeNull()
    await expect(call(dataFiles.reopen, undefined, options)).rejects.toThrow(`文件夹“${folder}”用不了：这个位置上是一个文件`)
    expect(readFileSync(folder, 'utf8')).toBe('a file')
    rmSync(folder)
    await expect(call(dataFiles.reopen, undefined, options)).resolves.toMatchObject({ state: 'no-file' })
  })

  it('is one that may only be read, too', () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o555)
    asOrdinaryUser(() => expect(start(folder).opened.status()).toMatchObject({ state: 'no-folder', error: { code: 'folder-unwritable' } }))
  })

  it('is named by whatever would make a file in it, when it no longer can be used', async () => {
    const { folder, files, opened, options } = start()
    chmodSync(folder, 0o555)
    asOrdinaryUser(() => {
      expect(() => opened.create('甲')).toThrow(`文件夹“${folder}”不能写入`)
      expect(() => opened.createSample()).toThrow('示例数据”不能写入')
    })
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file')
    const brought = join(temporaryFolder(), '备份.sixstar')
    writeFileSync(brought, 'a file')
    const refused = { code: 'folder-unwritable', message: expect.stringContaining('这个位置上是一个文件') }
    await expect(call(dataFiles.create, { name: '甲' }, options)).rejects.toMatchObject(refused)
    await expect(call(dataFiles.open, { file: files.register(brought).id }, options)).rejects.toMatchObject(refused)
    const making = async () => {
      for await (const step of await call(dataFiles.createSample, undefined, options)) expect(step).toBeNull()
    }
    await expect(making()).rejects.toMatchObject(refused)
  })

  it('is said to be full when it is', () => {
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    expect(refusal(full, '/data')).toMatchObject({ code: 'disk-full', message: '文件夹“/data”所在的磁盘空间不足，不能建立文件。请清理磁盘后再试。' })
  })
})

describe('a file somebody brings', () => {
  async function copyOf() {
    const { options, files } = start()
    await call(dataFiles.create, { name: '备份' }, options)
    return files.resolve((await call(dataFiles.copy, undefined, options)).id).path
  }

  it('is copied into the data folder by the browser shell, under a free name', async () => {
    const path = await copyOf()
    const { folder, files, options } = start()
    await call(dataFiles.open, { file: files.register(path).id }, options)
    await expect(call(dataFiles.open, { file: files.register(path).id }, options)).resolves.toMatchObject({ file: { name: '备份 2' } })
    expect(own(folder)).toEqual(['备份 2.sixstar', '备份.sixstar'])
  })

  it('is opened where it lies by the window', async () => {
    const path = await copyOf()
    const { folder, files, options } = start(undefined, true)
    await expect(call(dataFiles.open, { file: files.register(path).id }, options)).resolves.toMatchObject({ file: { location: path } })
    expect(own(folder)).toEqual([])
  })

  it('leaves nothing behind when it is no data file', async () => {
    const { folder, files, opened, options } = start()
    const path = join(temporaryFolder(), 'bad.sixstar')
    writeFileSync(path, 'not a data file')
    await expect(call(dataFiles.open, { file: files.register(path).id }, options)).rejects.toMatchObject({ code: 'data-file-unreadable' })
    expect(own(folder)).toEqual([])
    expect(opened.status()).toMatchObject({ state: 'no-file' })
  })
})

describe('sample data', () => {
  it('are made apart from real files and opened', async () => {
    const { folder, opened, options } = start()
    const labels: string[] = []
    for await (const step of await call(dataFiles.createSample, undefined, options)) if (step.type === 'progress') labels.push(step.label)
    expect(labels.length).toBeGreaterThan(5)
    expect(opened.status()).toMatchObject({ state: 'ready', file: { name: '示例数据', sample: true } })
    expect(opened.store().subjects.list('organization')).toHaveLength(60)
    expect(own(folder)).toEqual([])
  })

  it('leave no file when they are cancelled', async () => {
    const { folder, opened, options } = start()
    const controller = new AbortController()
    const making = async () => {
      for await (const step of await call(dataFiles.createSample, undefined, { ...options, signal: controller.signal })) {
        if (step.type === 'progress' && step.done === 2) controller.abort()
      }
    }
    await expect(making()).rejects.toMatchObject({ code: 'cancelled' })
    expect(opened.status()).toMatchObject({ state: 'no-file' })
    expect(existsSync(join(folder, '示例数据')) ? readdirSync(join(folder, '示例数据')) : []).toEqual([])
  })
})
