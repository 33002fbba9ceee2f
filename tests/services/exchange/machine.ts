import { copyFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FileHandle } from '@shared/domain/file'
import type { Entry, EnterResult } from '@shared/domain/sheet'
import type { ServiceContext } from '../../../src/main/services/context'
import { createDataFiles } from '../../../src/main/services/data-files/open-files'
import { createLog } from '../../../src/main/services/diagnostics/log'
import { createFileRegistry } from '../../../src/main/services/files/registry'
import { writePaper } from '../../../src/main/papers/write'
import { openRoundData } from '../../../src/main/round-data/write'
import { createPaperShelf } from '../../../src/main/services/papers/shelf'
import { stateDigest } from '../../../src/main/exchange/history/digest'
import { Causality } from '../../../src/main/exchange/history/knowledge'
import { registersOf } from '../../../src/main/exchange/history/register'
import { enter } from '../../../src/main/services/scoring/enter'
import type { Store } from '../../../src/main/store'
import { temporaryFolder } from '../../store/helpers'
import { findMargins, findPath } from '../find-path'

/** A PC with its own data folder and its own, possibly wrong, clock. */
export interface Machine {
  context: ServiceContext
  store(): Store
  /** A file carried over from another machine, on a stick. */
  bring(from: Machine, file: FileHandle): string
  /** The digest of everything entered in a round. */
  digest(roundId: string): string
  enter(roundId: string, stage: string | null, entries: readonly Entry[]): EnterResult
  /** Starts the program anew with this file as the one that was open last. */
  startWith(path: string): Promise<void>
}

export function machine(clockOff = 0): Machine {
  const folder = temporaryFolder()
  const registry = createFileRegistry()
  let tick = 0
  const now = () => new Date(Date.UTC(2026, 10, 23) + clockOff + 1000 * tick++)
  const capabilities = { nativeDialogs: false, openInPlace: false, quit: false }
  const begin = () => createDataFiles({ folder, shell: 'browser', capabilities, version: '0.0.0', now })
  let dataFiles = begin()
  onTestFinished(() => {
    dataFiles.close()
    registry.dispose()
  })
  const context: ServiceContext = { store: () => dataFiles.store(), dataFiles, files: registry, papers: createPaperShelf(), writePaper, openRoundData, host: null, findPath, findMargins, log: createLog(folder, now), now }
  return {
    context,
    store: () => dataFiles.store(),
    bring(from, file) {
      const { path } = from.context.files.resolve(file.id)
      const copy = join(temporaryFolder(), basename(path))
      copyFileSync(path, copy)
      return registry.register(copy).id
    },
    digest(roundId) {
      const entries = dataFiles.store().changes.ofRound(roundId)
      return stateDigest(registersOf(entries, new Causality(entries)).values())
    },
    enter: (roundId, stage, entries) => enter(dataFiles.store(), { roundId, stage, entries }),
    async startWith(path) {
      dataFiles.close()
      const memory = join(folder, 'machine.json')
      const remembered: object = JSON.parse(await readFile(memory, 'utf8'))
      await writeFile(memory, JSON.stringify({ ...remembered, current: path }))
      dataFiles = begin()
      context.dataFiles = dataFiles
    },
  }
}
