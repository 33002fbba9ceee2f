import { join } from 'node:path'
import type { ApplicationStatus } from '@shared/domain/application'
import { applicationVersion } from './version'
import { backupBeforeClosing } from './backups/make'
import type { Host, ServiceContext } from './context'
import { createLog } from './diagnostics/log'
import { dataFolder } from './data-files/folder'
import { createDataFiles } from './data-files/open-files'
import { createFileRegistry } from './files/registry'
import { createPaperShelf } from './papers/shelf'

/** The services of one process, ready to be served. */
export interface Services {
  context: ServiceContext
  /** Where data live; the shell keeps its own things in it too. */
  folder: string
  /** Backs up and closes the data file, everything in it, and removes temporary files. */
  close(): Promise<void>
}

/** Opens the last data file. Never throws for a bad one: that is a state the page shows. */
export function startServices(shell: ApplicationStatus['shell'], host: Host | null, threads: Pick<ServiceContext, 'findPath' | 'findMargins' | 'writePaper' | 'openRoundData'>): Services {
  const folder = dataFolder()
  const files = createFileRegistry()
  const native = host !== null
  const now = () => new Date()
  const log = createLog(join(folder, '诊断'), now)
  const dataFiles = createDataFiles({ folder, shell, capabilities: { nativeDialogs: native, openInPlace: native, quit: native }, version: applicationVersion, now })
  const begun = dataFiles.status()
  log.info('start', `${applicationVersion} ${shell} ${begun.state}${'error' in begun ? ` ${begun.error.code}` : ''}`)
  return {
    context: { store: dataFiles.store, dataFiles, files, papers: createPaperShelf(), host, log, ...threads, now },
    folder,
    async close() {
      // A backup that cannot be made must not keep the program from ending: the file itself is whole.
      const status = dataFiles.status()
      if (status.state === 'ready' && !status.readOnly) await backupBeforeClosing(dataFiles.store(), now).catch(() => undefined)
      dataFiles.close()
      log.info('end', '')
      files.dispose()
    },
  }
}
