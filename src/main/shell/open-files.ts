import { ipcMain } from 'electron'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { openedKind } from '@shared/opened-file'
import type { FileRegistry } from '../services/context'
import type { ShellRequests } from './requests'

/** Hands files that came from the system, by path, to the page as handles. What is not a file of the program is left out. */
export function openFiles(paths: readonly string[], files: FileRegistry, requests: ShellRequests): void {
  for (const path of paths) {
    const kind = openedKind(path)
    if (kind !== null && existsSync(path)) requests.push({ type: 'file', kind, file: files.register(path) })
  }
}

/** The files among the arguments of a command line: what a double click starts the program with. */
export function filesOfArguments(args: readonly string[], folder: string): string[] {
  return args.slice(1).flatMap((each) => (each.startsWith('-') || openedKind(each) === null ? [] : [resolve(folder, each)]))
}

/** Files dropped on the window. Their paths come from preload, never from the page. */
export function acceptDrops(frame: () => object | undefined, files: FileRegistry, requests: ShellRequests): void {
  ipcMain.on('sixstar:dropped', (event, paths: unknown) => {
    if (event.senderFrame === null || event.senderFrame !== frame() || !Array.isArray(paths)) return
    openFiles(paths.filter((path) => typeof path === 'string'), files, requests)
  })
}
