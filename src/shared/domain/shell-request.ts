import type { FileHandle, FileKind } from './file'

/** What the shell asks of the page: a choice in the native menu, a file opened by double click or dropped on the window. */
export type ShellRequest =
  | { type: 'go'; to: string }
  | { type: 'palette' }
  | { type: 'keys' }
  | { type: 'file'; kind: FileKind; file: FileHandle }
  /** Another data file known on this machine, chosen among the recent ones. */
  | { type: 'recent'; id: string }
  /** The window is to close: the page closes it once nothing is unsaved. */
  | { type: 'close' }
