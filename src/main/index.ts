/** The Electron entry: life cycle only. */
import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { pathWorker } from './paths/start-worker'
import { dataFolder } from './services/data-files/folder'
import { startServices } from './services/start'
import { acceptConnections } from './shell/connect'
import { createHost } from './shell/dialogs'
import { setMenu } from './shell/menu'
import { declarePageProtocol, servePage } from './shell/protocol'
import { denyPermissions } from './shell/security'
import { createWindow } from './shell/window'

let window: BrowserWindow | null = null

function show() {
  window = createWindow()
  window.on('closed', () => (window = null))
}

function start() {
  const services = startServices('electron', createHost(() => window), pathWorker(join(__dirname, 'path-worker.js')))
  denyPermissions()
  servePage(join(__dirname, '../renderer'))
  acceptConnections(() => window, services.context)
  setMenu()
  show()
  app.on('activate', () => window ?? show())
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    // Quitting waits for the backup and the last checkpoint.
    event.preventDefault()
    void services.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

declarePageProtocol()
// The window's own files lie with the data, so that two data folders are two applications.
app.setPath('userData', join(dataFolder(), 'window'))

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('六星评价没有启动', error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}
