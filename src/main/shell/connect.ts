import { ipcMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { ServiceContext } from '../services/context'
import { router } from '../services/router'
import { pageOrigin } from './protocol'

/** What is asked of a window: which frame shows its page. */
interface PageWindow {
  readonly webContents: { readonly mainFrame: object }
}

/** Serves the router over the port a page sends, if it is the page of this window. */
export function acceptConnections(window: () => PageWindow | null, context: ServiceContext): void {
  const handler = new RPCHandler(router)
  ipcMain.on('sixstar:connect', (event) => {
    const [port] = event.ports
    const frame = event.senderFrame
    if (!port || frame === null || window()?.webContents.mainFrame !== frame || !frame.url.startsWith(`${pageOrigin}/`)) return
    handler.upgrade(port, { context })
    port.start()
  })
}
