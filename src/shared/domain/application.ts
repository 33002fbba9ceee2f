import type { ErrorCode } from '../errors'

/** What only some shells can do; the page hides or explains the rest. */
export interface Capabilities {
  /** Native dialogs open in main; otherwise the page uploads and downloads. */
  nativeDialogs: boolean
  /** Another data file can be opened where it lies; otherwise a copy is taken into the data folder. */
  openInPlace: boolean
  quit: boolean
}

export interface DataFileInfo {
  id: string
  name: string
  /** Shown to the user, never sent back by the page. */
  location: string
  current: boolean
  sample: boolean
  /** ISO time of the last change to the file. */
  modifiedAt: string
}

/** What a person should know about the file that is open. Each in sentences: what happened, what is safe, what to do. */
export interface FileNotice {
  kind: 'read-only' | 'older' | 'clock'
  title: string
  text: string
}

/** Whether there is a data file to work with. A failed start is a state every page reads, not an exception. */
export type ApplicationStatus = {
  version: string
  engine: string
  shell: 'electron' | 'browser'
  capabilities: Capabilities
  dataFolder: string
} & (
  | { state: 'no-file' }
  /** Nothing can be kept in the data folder, so no data file is looked for. */
  | { state: 'no-folder'; error: { code: ErrorCode; message: string } }
  | { state: 'ready'; file: DataFileInfo; readOnly: boolean; notices: FileNotice[] }
  | { state: 'failed'; location: string; error: { code: ErrorCode; message: string } }
)
