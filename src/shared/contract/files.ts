import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { fileKinds, type FileHandle } from '../domain/file'

/** Native file dialogs (Electron). The browser shell answers `host-unavailable`; its page uploads and downloads instead. */
export const files = {
  /** Null when the user closed the dialog. */
  chooseOpen: oc.input(z.object({ kind: z.enum(fileKinds) })).output(type<FileHandle | null>()),
  /** Takes a picture the page has drawn, so that it can be saved like any produced file. */
  keepPicture: oc.input(z.object({ name: z.string().min(1).max(160), png: z.base64().max(60_000_000) })).output(type<FileHandle>()),
  /** A folder to write into; null when the user closed the dialog. */
  chooseFolder: oc.output(type<FileHandle | null>()),
  /** Several files at once; empty when the user closed the dialog. */
  chooseOpenMany: oc.input(z.object({ kind: z.enum(fileKinds) })).output(type<FileHandle[]>()),
  /** The spreadsheets in a folder and those below it; null when the user closed the dialog. */
  chooseOpenBelow: oc.output(type<FileHandle[] | null>()),
  /** Asks where to, and writes the produced file there. `saved` is false when the user closed the dialog. */
  save: oc.input(z.object({ file: z.uuid() })).output(type<{ saved: boolean; name: string }>()),
}
