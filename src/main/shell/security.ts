import { join } from 'node:path'
import { session, type WebContents, type WebPreferences } from 'electron'

/** What a page may ask the system for: to copy a text, and to fill the screen with the boards of a meeting. */
const allowed = ['clipboard-sanitized-write', 'fullscreen']

/** What every window of the program is allowed: the page, a port through preload, nothing of Node. */
export function pagePreferences(): WebPreferences {
  return { preload: join(__dirname, '../preload/index.js'), sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false }
}

/** Denies every permission but `allowed`. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed.includes(permission)))
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => allowed.includes(permission))
}

/** The window shows this page and no other: no navigation, no new windows, no embedded ones. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
