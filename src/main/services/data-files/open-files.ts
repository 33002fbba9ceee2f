import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { ApplicationStatus, Capabilities, DataFileInfo } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { ENGINE } from '@rules'
import { createStore, dataFileExtension, type Store } from '../../store'
import type { DataFiles, NewDataFile } from '../context'
import { safeFileName } from '../files/safe-name'
import { chainOf, openWithChain } from './chains'
import { readMachine, writeMachine } from './machine'
import { fileId, freePath } from './names'

export interface DataFilesOptions {
  folder: string
  shell: ApplicationStatus['shell']
  capabilities: Capabilities
  version: string
  now: () => Date
}

/** Sample files stay apart from real ones, so that nobody takes one for the other. */
const sampleFolder = '示例数据'

type State = { state: 'no-file' } | { state: 'ready'; store: Store } | { state: 'failed'; path: string; error: AppError }

/** Which data file is open on this machine. The last one is opened again at the start; a failure is kept as a state. */
export function createDataFiles(options: DataFilesOptions): DataFiles & { store(): Store; close(): void } {
  const { folder, now } = options
  const samples = join(folder, sampleFolder)
  let machine = readMachine(folder)
  let state: State = { state: 'no-file' }

  function remember(store: Store) {
    const { path } = store
    const inside = [folder, samples].includes(dirname(path))
    const elsewhere = inside ? machine.elsewhere : [...new Set([path, ...machine.elsewhere])].slice(0, 10)
    machine = { ...machine, current: path, elsewhere, chains: { ...machine.chains, [path]: chainOf(store) } }
    writeMachine(folder, machine)
  }

  function closeAndRemember(store: Store) {
    machine = { ...machine, chains: { ...machine.chains, [store.path]: chainOf(store) } }
    writeMachine(folder, machine)
    store.close()
  }

  /** The new file is open before the old one is closed. */
  function take(store: Store) {
    const before = state
    state = { state: 'ready', store }
    if (before.state === 'ready' && before.store !== store) closeAndRemember(before.store)
    remember(store)
  }

  function openAt(path: string) {
    if (state.state === 'ready' && resolve(state.store.path) === resolve(path)) return
    take(openWithChain(path, machine.chains[path], now))
  }

  /** Opens the file that was open last; a failure is the state then, and answered. */
  function start(): AppError | null {
    if (machine.current === null) return null
    try {
      openAt(machine.current)
      return null
    } catch (error) {
      const failure = error instanceof AppError ? error : new AppError('internal', '数据文件没有打开。文件没有改动。', undefined, { cause: error })
      state = { state: 'failed', path: machine.current, error: failure }
      return failure
    }
  }

  function make(path: string, sample: boolean): Store {
    mkdirSync(dirname(path), { recursive: true })
    return createStore(path, { device: randomUUID(), now, sample })
  }

  function begun(store: Store): NewDataFile {
    return {
      store,
      adopt: () => take(store),
      discard() {
        store.close()
        for (const leftover of ['', '-wal', '-shm']) rmSync(`${store.path}${leftover}`, { force: true })
      },
    }
  }

  function describe(path: string): DataFileInfo {
    return {
      id: fileId(path),
      name: basename(path, dataFileExtension),
      location: path,
      current: state.state === 'ready' && state.store.path === path,
      sample: state.state === 'ready' && state.store.path === path ? state.store.info.sample : dirname(path) === samples,
      modifiedAt: statSync(path, { throwIfNoEntry: false })?.mtime.toISOString() ?? '',
    }
  }

  function knownPaths(): string[] {
    const here = [folder, samples].flatMap((place) => filesIn(place).map((name) => join(place, name)))
    return [...here, ...machine.elsewhere].filter((path) => statSync(path, { throwIfNoEntry: false }) !== undefined)
  }

  start()

  return {
    status() {
      const { shell, capabilities, version } = options
      const common = { version, engine: ENGINE, shell, capabilities, dataFolder: folder }
      if (state.state === 'failed') return { ...common, state: 'failed', location: state.path, error: { code: state.error.code, message: state.error.message } }
      return state.state === 'ready' ? { ...common, state: 'ready', file: describe(state.store.path) } : { ...common, state: 'no-file' }
    },
    store() {
      if (state.state === 'failed') throw state.error
      if (state.state === 'no-file') throw new AppError('no-data-file', '还没有打开数据文件。')
      return state.store
    },
    list: () => knownPaths().map(describe).sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt)),
    create(name) {
      take(make(join(folder, `${safeFileName(name)}${dataFileExtension}`), false))
    },
    createSample: () => begun(make(freePath(join(samples, `示例数据${dataFileExtension}`)), true)),
    begin(name, same) {
      const path = join(folder, `${safeFileName(name)}${dataFileExtension}`)
      if (!existsSync(path)) return begun(make(path, false))
      const isOpen = state.state === 'ready' && resolve(state.store.path) === resolve(path)
      const present = isOpen && state.state === 'ready' ? state.store : openWithChain(path, machine.chains[path], now)
      // One that was there already stays as it is when the work fails.
      if (same(present)) return { store: present, adopt: () => take(present), discard: () => (isOpen ? undefined : closeAndRemember(present)) }
      if (!isOpen) closeAndRemember(present)
      return begun(make(freePath(path), false))
    },
    open: openAt,
    replaceOpen(path) {
      if (state.state !== 'ready') throw new AppError('no-data-file', '还没有打开数据文件。')
      const { store } = state
      closeAndRemember(store)
      renameSync(path, store.path)
      state = { state: 'no-file' }
      const failure = start()
      if (failure) throw failure
    },
    switch(id) {
      const path = knownPaths().find((each) => fileId(each) === id)
      if (path === undefined) throw new AppError('not-found', '没有找到这个数据文件，可能已被移走。')
      openAt(path)
    },
    close() {
      if (state.state === 'ready') closeAndRemember(state.store)
      state = { state: 'no-file' }
    },
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(dataFileExtension))
  } catch {
    return []
  }
}
