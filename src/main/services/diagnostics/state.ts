import { arch, cpus, freemem, platform, release, totalmem } from 'node:os'
import { statSync } from 'node:fs'
import { ENGINE } from '@rules'
import { subjectKinds } from '@shared/domain/subject'
import { schemaVersion, type Store } from '../../store'
import type { ServiceContext } from '../context'
import { applicationVersion } from '../version'

/** What this machine and this program are. No name of a user, no path. */
export function systemState() {
  const { node, electron, chrome, v8 } = process.versions
  return {
    application: applicationVersion,
    engine: ENGINE,
    schema: schemaVersion,
    versions: { node, electron, chrome, v8 },
    system: { platform: platform(), release: release(), arch: arch(), cores: cpus().length, memory: totalmem(), free: freemem() },
    process: { uptime: Math.round(process.uptime()), rss: process.memoryUsage().rss },
  }
}

function storeState(store: Store) {
  const sound = store.isSound()
  return {
    fileId: store.info.fileId,
    sample: store.info.sample,
    bytes: statSync(store.path).size,
    sound,
    // The chain is read through damaged pages only when there are none.
    chain: sound ? store.verifyChain() : null,
    subjects: Object.fromEntries(subjectKinds.map((kind) => [kind, store.subjects.list(kind).length])),
    rounds: store.rounds.list().map(({ id, status }) => ({ status, subjects: store.rounds.subjects(id).length })),
    entries: store.changes.devices().map((device) => ({ device, entries: store.changes.headOf(device) })),
  }
}

/** The state of the open data file in numbers: no names, no marks. */
export function dataFileState({ dataFiles, store }: ServiceContext) {
  const status = dataFiles.status()
  const common = { shell: status.shell, capabilities: status.capabilities, state: status.state, known: dataFiles.list().length }
  if ('error' in status) return { ...common, error: status.error.code }
  return status.state === 'ready' ? { ...common, file: storeState(store()) } : common
}
