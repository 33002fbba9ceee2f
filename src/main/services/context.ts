import type { ApplicationStatus, DataFileInfo } from '@shared/domain/application'
import type { FileHandle, FileKind } from '@shared/domain/file'
import type { Store } from '../store'

/** Files the page knows by handle only: opened by the user, or produced here. Paths never reach the page. */
export interface FileRegistry {
  /** Makes a file on disk known to the page. */
  register(path: string, name?: string): FileHandle
  /** Where a handle's file lies. Throws AppError `not-found`. */
  resolve(id: string): { path: string; name: string }
  /** A path in the session's own temporary folder to write a file of this name to; `register` it when written. */
  temporaryPath(name: string): string
}

/** What only the shell can do. */
export interface Host {
  chooseOpen(kind: FileKind): Promise<string | null>
  chooseSave(name: string): Promise<string | null>
  quit(): void
}

/** Opening, making and switching data files. Failures become the status, not an exception. */
export interface DataFiles {
  status(): ApplicationStatus
  list(): DataFileInfo[]
  create(name: string, options: { sample: boolean }): Store
  open(path: string): void
  switch(id: string): void
}

/** What every service is given. */
export interface ServiceContext {
  /** The open store. Throws AppError `no-data-file`, or the error the start failed with. */
  store(): Store
  dataFiles: DataFiles
  files: FileRegistry
  /** Null in the browser shell. */
  host: Host | null
  now(): Date
}
