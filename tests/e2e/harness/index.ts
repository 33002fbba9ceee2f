import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openBrowserShell } from './browser-shell'
import { openElectronShell } from './electron-shell'
import type { Opened } from './opened'

export { watchForTrouble, type Opened } from './opened'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** An empty data folder of a test's own; saved files go beside it. */
export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-e2e-'))
  folders.push(folder)
  return join(folder, 'data')
}

/** Opens the application in the shell this run is for (SIXSTAR_SHELL: browser or electron). */
export function openApplication(dataFolder: string, size = { width: 1280, height: 720 }): Promise<Opened> {
  return process.env.SIXSTAR_SHELL === 'electron' ? openElectronShell(dataFolder, size) : openBrowserShell(dataFolder, size)
}
