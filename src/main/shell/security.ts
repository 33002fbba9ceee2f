import { session, type WebContents } from 'electron'

/** What a page may ask the system for: to copy a text, and to fill the screen with the boards of a meeting. */
const allowed = ['clipboard-sanitized-write', 'fullscreen']

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
