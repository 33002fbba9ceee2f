/** The Electron entry: life cycle only. */
import { app, dialog, type BrowserWindow } from 'electron'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paperWorker } from './papers/start-worker'
import { marginsWorker } from './paths/start-margins'
import { pathWorker } from './paths/start-worker'
import { roundDataWorker } from './round-data/start-worker'
import { dataFolder } from './services/data-files/folder'
import { folderFault } from './services/data-files/ready-folder'
import { startServices, type Services } from './services/start'
import { acceptConnections } from './shell/connect'
import { keepCrashReports, surviveCrashes } from './shell/crashes'
import { createHost } from './shell/dialogs'
import { setMenu } from './shell/menu'
import { acceptDrops, filesOfArguments, openFiles } from './shell/open-files'
import { declarePageProtocol, servePage } from './shell/protocol'
import { createShellRequests } from './shell/requests'
import { denyPermissions } from './shell/security'
import { createWindow } from './shell/window'

let window: BrowserWindow | null = null
const requests = createShellRequests()
// The window's own files lie with the data, so that two data folders are two applications. Where nothing can be written there,
// Electron would take the lock it cannot make for another instance's: a folder for this once lets the window say what is wrong.
const home = folderFault(dataFolder()) ? mkdtempSync(join(tmpdir(), 'sixstar-window-')) : dataFolder()
const windowFolder = join(home, 'window')

function show({ context }: Services) {
  const shown = createWindow(windowFolder, requests)
  window = shown
  surviveCrashes(shown, context.log)
  const refresh = () => setMenu({ window: () => window, requests, recent: context.dataFiles.list(), ready: context.dataFiles.status().state === 'ready' })
  // The page names the data file in its title: another title is another file.
  shown.on('page-title-updated', refresh)
  refresh()
  shown.on('closed', () => (window = null))
}

function start() {
  const services = startServices('electron', createHost(() => window, requests), { findPath: pathWorker(join(__dirname, 'path-worker.js')), findMargins: marginsWorker(join(__dirname, 'margins-worker.js')), writePaper: paperWorker(join(__dirname, 'paper-worker.js')), openRoundData: roundDataWorker(join(__dirname, 'round-data-worker.js')) })
  const { files } = services.context
  const take = (args: readonly string[], folder: string) => openFiles(filesOfArguments(args, folder), files, requests)
  denyPermissions()
  servePage(join(__dirname, '../renderer'))
  acceptConnections(() => window, services.context)
  acceptDrops(() => window?.webContents.mainFrame, files, requests)
  take(process.argv, process.cwd())
  show(services)
  app.on('second-instance', (_event, args, folder) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    take(args, folder)
  })
  app.on('activate', () => window ?? show(services))
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    // Quitting waits for the backup and the last checkpoint.
    event.preventDefault()
    void services.close().finally(() => {
      closed = true
      // Asked to quit again, Electron would wait for windows that are gone when a signal (the end of a session) was the cause.
      app.exit(0)
    })
  })
}

declarePageProtocol()
app.setPath('userData', windowFolder)

if (app.requestSingleInstanceLock()) {
  keepCrashReports(join(home, '诊断', 'crashes'))
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
