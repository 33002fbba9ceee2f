import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { ApplicationStatus, Capabilities, DataFileInfo } from '@shared/domain/application'
import { AppError } from '@shared/errors'
import { ENGINE } from '@rules'
import { createStore, dataFileExtension, type Store } from '../../store'
import type { DataFiles, NewDataFile } from '../context'
import { safeFileName } from '../files/safe-name'
import { setAside } from './aside'
import { chainOf } from './chains'
import { readMachine, writeMachine } from './machine'
import { fileId, freePath } from './names'
import { openFile, writable, type OpenedFile } from './opening'
import { asFailure, folderFault, readyFolder } from './ready-folder'

export interface DataFilesOptions {
  folder: string
  shell: ApplicationStatus['shell']
  capabilities: Capabilities
  version: string
  now: () => Date
}

/** Sample files stay apart from real ones, so that nobody takes one for the other. */
const sampleFolder = '示例数据'

type State = { state: 'no-file' } | { state: 'no-folder'; error: AppError } | ({ state: 'ready' } & OpenedFile) | { state: 'failed'; path: string; error: AppError }

/** Which data file is open on this machine. The last one is opened again at the start; a failure is kept as a state. */
export function createDataFiles(options: DataFilesOptions): DataFiles & { store(): Store; close(): void } {
  const { folder, now } = options
  const samples = join(folder, sampleFolder)
  let machine = readMachine(folder)
  let state: State = { state: 'no-file' }

  /** A file opened to be read only is opened again at the next start, but this machine writes no chain in it. */
  function remember(store: Store) {
    const { path } = store
    const chains = store.readOnly === null ? { ...machine.chains, [path]: chainOf(store) } : machine.chains
    const inside = [folder, samples].includes(dirname(path))
    const elsewhere = inside ? machine.elsewhere : [...new Set([path, ...machine.elsewhere])].slice(0, 10)
    machine = { ...machine, current: path, elsewhere, chains }
    writeMachine(folder, machine)
  }

  function closeAndRemember({ store, release }: OpenedFile) {
    if (store.readOnly === null) {
      machine = { ...machine, chains: { ...machine.chains, [store.path]: chainOf(store) } }
      writeMachine(folder, machine)
    }
    release()
  }

  /** The new file is open before the old one is closed. */
  function take(file: OpenedFile) {
    const before = state
    state = { state: 'ready', ...file }
    if (before.state === 'ready' && before.store !== file.store) closeAndRemember(before)
    remember(file.store)
  }

  const isOpen = (path: string) => state.state === 'ready' && resolve(state.store.path) === resolve(path)

  function openAt(path: string) {
    if (!isOpen(path)) take(openFile(path, machine.chains[path], now))
  }

  /** Opens the file that was open last; a failure is the state then, and answered. */
  function start(): AppError | null {
    const unusable = folderFault(folder)
    if (unusable) {
      state = { state: 'no-folder', error: unusable }
      return unusable
    }
    // A folder that could not be read before may remember something now.
    if (state.state === 'no-folder') {
      machine = readMachine(folder)
      state = { state: 'no-file' }
    }
    if (machine.current === null) return null
    try {
      openAt(machine.current)
      return null
    } catch (error) {
      const failure = asFailure(error)
      state = { state: 'failed', path: machine.current, error: failure }
      return failure
    }
  }

  /** Opens a file that took another's place on purpose: that it lacks what the other had is no surprise. */
  function reopenAsNew(path: string) {
    machine = { ...machine, chains: Object.fromEntries(Object.entries(machine.chains).filter(([known]) => known !== path)) }
    state = { state: 'no-file' }
    const failure = start()
    if (failure) throw failure
  }

  function make(path: string, sample: boolean): Store {
    readyFolder(dirname(path))
    return createStore(path, { device: randomUUID(), now, sample })
  }

  function begun(store: Store): NewDataFile {
    return {
      store,
      adopt: () => take(writable(store, now)),
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
      if (state.state === 'no-folder') return { ...common, state: 'no-folder', error: { code: state.error.code, message: state.error.message } }
      if (state.state === 'no-file') return { ...common, state: 'no-file' }
      const { store, notices } = state
      return { ...common, state: 'ready', file: describe(store.path), readOnly: store.readOnly !== null, notices: notices() }
    },
    store() {
      if (state.state === 'failed' || state.state === 'no-folder') throw state.error
      if (state.state === 'no-file') throw new AppError('no-data-file', '还没有打开数据文件。')
      return state.store
    },
    list: () => knownPaths().map(describe).sort((a, b) => b.modifiedAt.localeCompare(a.modifiedAt)),
    create(name) {
      take(writable(make(join(folder, `${safeFileName(name)}${dataFileExtension}`), false), now))
    },
    createSample: () => begun(make(freePath(join(samples, `示例数据${dataFileExtension}`)), true)),
    begin(name, same) {
      const path = join(folder, `${safeFileName(name)}${dataFileExtension}`)
      if (!existsSync(path)) return begun(make(path, false))
      const open = isOpen(path)
      const present = open && state.state === 'ready' ? state : openFile(path, machine.chains[path], now)
      // One that was there already stays as it is when the work fails.
      if (same(present.store)) return { store: present.store, adopt: () => take(present), discard: () => (open ? undefined : closeAndRemember(present)) }
      if (!open) closeAndRemember(present)
      return begun(make(freePath(path), false))
    },
    open: openAt,
    replaceOpen(path) {
      if (state.state !== 'ready') throw new AppError('no-data-file', '还没有打开数据文件。')
      const { store } = state
      closeAndRemember(state)
      renameSync(path, store.path)
      reopenAsNew(store.path)
    },
    place: () => (state.state === 'ready' ? state.store.path : state.state === 'failed' ? state.path : null),
    putInPlaceOfFailed(path) {
      if (state.state !== 'failed') throw new AppError('conflict', '数据文件已经打开，没有替换。')
      const { path: target } = state
      setAside(target, now())
      renameSync(path, target)
      reopenAsNew(target)
    },
    reopen() {
      const before = state
      if (before.state === 'ready') {
        // A file whose drive has gone cannot be closed well; what was answered as saved is in it or in its log.
        attempted(() => closeAndRemember(before))
        state = { state: 'no-file' }
      }
      const failure = start()
      if (failure) throw failure
    },
    switch(id) {
      const path = knownPaths().find((each) => fileId(each) === id)
      if (path === undefined) throw new AppError('not-found', '没有找到这个数据文件，可能已被移走。')
      openAt(path)
    },
    close() {
      if (state.state === 'ready') closeAndRemember(state)
      state = { state: 'no-file' }
    },
  }
}

function attempted(work: () => void): void {
  try {
    work()
  } catch {
    return
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(dataFileExtension))
  } catch {
    return []
  }
}
