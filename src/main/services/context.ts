import type { ApplicationStatus, DataFileInfo } from '@shared/domain/application'
import type { FileHandle, FileKind } from '@shared/domain/file'
import type { PathAnswer, PathQuestion } from '@shared/domain/result'
import type { MarginsQuestion, MarginsStep } from '@shared/domain/sensitivity'
import type { ShellRequest } from '@shared/domain/shell-request'
import type { Paper, PaperFormat } from '@shared/paper/paper'
import type { DataRow, DataTableName } from '@shared/round-data/columns'
import type { Store } from '../store'
import type { Log } from './diagnostics/log'
import type { PaperShelf } from './papers/shelf'

/** Files the page knows by handle only: opened by the user, or produced here. Paths never reach the page. */
export interface FileRegistry {
  /** Makes a file on disk known to the page. */
  register(path: string, name?: string): FileHandle
  /** Where a handle's file lies. Throws AppError `not-found`. */
  resolve(id: string): { path: string; name: string }
  /** A path in the session's own temporary folder to write a file of this name to; `register` it when written. */
  temporaryPath(name: string): string
}

/**
 * Writes a document to a file, yielding the rows written so far. Nothing is left at `path` when it throws.
 *
 * @throws AppError `cancelled`, and errors of the system with their code
 */
export type WritePaper = (work: { paper: Paper; format: PaperFormat; path: string; signal: AbortSignal | undefined }) => AsyncIterable<number>

/** A file of a round's data that takes the rows of its tables as they come. */
export interface RoundDataFile {
  add(table: DataTableName, rows: readonly DataRow[]): Promise<void>
  /** Writes the file whole. Nothing is left at its path when it throws. */
  finish(): Promise<void>
  discard(): Promise<void>
}

/** Begins a zip of Parquet files with these texts beside them. All promises reject with errors of the system with their code. */
export type OpenRoundData = (path: string, texts: readonly { name: string; text: string }[]) => RoundDataFile

/** What only the shell can do. */
export interface Host {
  chooseOpen(kind: FileKind): Promise<string | null>
  /** Empty when the dialog was closed. */
  chooseOpenMany(kind: FileKind): Promise<string[]>
  chooseFolder(): Promise<string | null>
  chooseSave(name: string): Promise<string | null>
  /** Hands a file to the program the system has for it. @returns false when there is none */
  openFile(path: string): Promise<boolean>
  quit(): void
  /** What the shell asks of the page, as it comes, until `signal`. */
  requests(signal: AbortSignal | undefined): AsyncIterable<ShellRequest>
}

/** A new data file that becomes the open one only when it is whole. */
export interface NewDataFile {
  store: Store
  /** Makes it the open file. */
  adopt(): void
  /** Removes it from the disk. */
  discard(): void
}

/** Opening, making and switching data files. The file that is open stays open until another one really is. */
export interface DataFiles {
  /** Never throws: a start that failed is a state. */
  status(): ApplicationStatus
  list(): DataFileInfo[]
  /** Makes an empty file in the data folder and opens it. Throws AppError `conflict` when the name is taken. */
  create(name: string): void
  /** Begins a file of sample data, under a free name. */
  createSample(): NewDataFile
  /**
   * Begins a data file of this name. Where there is one already and `same` says it is for the same work, that one is used;
   * where it is for other work, the new one gets a free name.
   */
  begin(name: string, same: (store: Store) => boolean): NewDataFile
  open(path: string): void
  /** Puts another, checked data file in the place of the open one, which is closed for it. */
  replaceOpen(path: string): void
  /** Where the file lies that is open or could not be opened; null without one. */
  place(): string | null
  /** Puts a checked data file in the place of the one that could not be opened, which is kept under another name. */
  putInPlaceOfFailed(path: string): void
  /** Closes the file, if it is open, and opens it again: after it was put back, or when whoever had it has closed it. */
  reopen(): void
  /** Opens a file of `list`. Throws AppError `not-found`. */
  switch(id: string): void
}

/** Searches the cheapest path apart from the services, so that nobody waits for it. Rejects when aborted. */
export type FindPath = (question: PathQuestion, signal?: AbortSignal) => Promise<PathAnswer>

/** Finds apart from the services how near each organization is to another rank or level. Aborting ends it with `cancelled`. */
export type FindMargins = (question: MarginsQuestion, signal?: AbortSignal) => AsyncIterable<MarginsStep>

/** What every service is given. */
export interface ServiceContext {
  /** The open store. Throws AppError `no-data-file`, or the error the start failed with. */
  store(): Store
  dataFiles: DataFiles
  files: FileRegistry
  papers: PaperShelf
  writePaper: WritePaper
  openRoundData: OpenRoundData
  /** Null in the browser shell. */
  host: Host | null
  findPath: FindPath
  findMargins: FindMargins
  log: Log
  now(): Date
}
