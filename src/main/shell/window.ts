import { BrowserWindow, dialog } from 'electron'
import { join } from 'node:path'
import { pageOrigin } from './protocol'
import { confine } from './security'

/** The one window. It is shown when the page has something to show. */
export function createWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: '六星评价',
    backgroundColor: '#f5f6f7',
    webPreferences: { preload: join(__dirname, '../preload/index.js'), sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  })
  confine(window.webContents)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('will-prevent-unload', (event) => {
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
  void window.loadURL(`${pageOrigin}/`)
  return window
}
