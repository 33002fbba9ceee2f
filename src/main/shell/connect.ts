import { ipcMain, type BrowserWindow } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { ServiceContext } from '../services/context'
import { router } from '../services/router'
import { pageOrigin } from './protocol'

/** Serves the router over the port a page sends, if it is the page of this window. */
export function acceptConnections(window: () => BrowserWindow | null, context: ServiceContext): void {
  const handler = new RPCHandler(router)
  ipcMain.on('sixstar:connect', (event) => {
    const [port] = event.ports
    const frame = event.senderFrame
    if (!port || frame === null || frame !== window()?.webContents.mainFrame || !frame.url.startsWith(`${pageOrigin}/`)) return
    handler.upgrade(port, { context })
    port.start()
  })
}
