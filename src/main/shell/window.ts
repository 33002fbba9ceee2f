import { join } from 'node:path'
import { BrowserWindow, dialog } from 'electron'
import { pageOrigin } from './protocol'
import type { ShellRequests } from './requests'
import { confine, pagePreferences } from './security'
import { readWindowState, rememberWindowState } from './window-state'
import { zoom } from './zoom'

/**
 * The one window, as it was left. It is shown when the page has something to show.
 *
 * @param folder where place, size and zoom are remembered
 */
export function createWindow(folder: string, requests: ShellRequests): BrowserWindow {
  const state = readWindowState(folder)
  const window = new BrowserWindow({
    ...(state ? { x: state.x, y: state.y, width: state.width, height: state.height } : { width: 1280, height: 800 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '六星评价',
    icon: join(__dirname, '../renderer/icon.png'),
    backgroundColor: '#f5f6f7',
    webPreferences: pagePreferences(),
  })
  confine(window.webContents)
  rememberWindowState(window, folder)
  window.once('ready-to-show', () => {
    if (state?.maximized) window.maximize()
    window.show()
  })
  window.webContents.once('did-finish-load', () => window.webContents.setZoomFactor(state?.zoom ?? 1))
  // Ctrl and the wheel.
  window.webContents.on('zoom-changed', (_event, direction) => zoom(window.webContents, direction === 'in' ? 1 : -1))
  waitForUnsaved(window, requests)
  void window.loadURL(`${pageOrigin}/`)
  return window
}

/** A page that objects to being closed has something unsaved: it is asked to close once that is saved, and only then the user. */
function waitForUnsaved(window: BrowserWindow, requests: ShellRequests): void {
  let waited = false
  window.webContents.on('will-prevent-unload', (event) => {
    if (!waited) {
      waited = true
      requests.push({ type: 'close' })
      return
    }
    waited = false
    const choice = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: '六星评价',
      message: '还有内容没有保存。关闭后这些内容会丢失。',
      buttons: ['留下', '仍然关闭'],
      defaultId: 0,
      cancelId: 0,
    })
    // Preventing the page's objection lets the window close.
    if (choice === 1) event.preventDefault()
  })
}
