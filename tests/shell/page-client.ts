/** The client as pages have it: the page's own modules, over either transport, before services on a data folder of their own. */
import type { MessagePort } from 'node:worker_threads'
import { onTestFinished, vi } from 'vitest'
import type { ServiceContext } from '../../src/main/services/context'
import { acceptConnections } from '../../src/main/shell/connect'
import { ipcMain, page } from './electron-stand-in'
import { serve, services } from './serve'

/** Loads the page's client as a window that has just been opened does. */
async function pageClient() {
  onTestFinished(() => void vi.unstubAllGlobals())
  const { api } = await import('../../src/renderer/src/api')
  return api
}

export interface Connected {
  api: Awaited<ReturnType<typeof pageClient>>
  context: ServiceContext
  /** What HTTP answered with, in order; none over a port. */
  statuses: number[]
}

/** A window's messages to itself, as preload hears them. */
function pageWindow(ports: MessagePort[]) {
  const listeners: ((event: object) => void)[] = []
  const window = {
    location: { origin: 'app://sixstar' },
    addEventListener: (_type: 'message', listener: (event: object) => void) => listeners.push(listener),
    postMessage(data: unknown, origin: string, given: MessagePort[]) {
      ports.push(...given)
      for (const listener of listeners) listener({ source: window, origin, data, ports: given })
    },
  }
  return window
}

/** Page → preload → main, each as it is, with Electron's own part stood in for. */
export async function overPort(): Promise<Connected> {
  const context = services()
  const ports: MessagePort[] = []
  onTestFinished(() => {
    ipcMain.removeAllListeners()
    for (const port of ports) port.close()
  })
  acceptConnections(() => ({ webContents: { mainFrame: page.frame } }), context)
  vi.resetModules()
  vi.stubGlobal('location', { protocol: 'app:', origin: 'app://sixstar' })
  vi.stubGlobal('window', pageWindow(ports))
  await import('../../src/preload/index')
  return { api: await pageClient(), context, statuses: [] }
}

/** The page in a browser that opened the printed address, and how the program is ended. */
export async function overHttp(): Promise<Connected & { end(): Promise<void> }> {
  const { origin, cookie, context, page: server } = await serve()
  const statuses: number[] = []
  const send = fetch
  vi.resetModules()
  vi.stubGlobal('location', { protocol: 'http:', origin })
  vi.stubGlobal('fetch', async (request: Request, init?: RequestInit) => {
    // What a browser adds by itself.
    request.headers.set('cookie', cookie)
    request.headers.set('origin', origin)
    const response = await send(request, init)
    statuses.push(response.status)
    return response
  })
  return { api: await pageClient(), context, statuses, end: () => server.close() }
}
