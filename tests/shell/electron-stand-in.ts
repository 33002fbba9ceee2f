/** Electron's part in connecting a page, on real message channels: what preload posts arrives in main with a port and a sender. */
import { EventEmitter } from 'node:events'
import type { MessagePort } from 'node:worker_threads'

export const ipcMain = new EventEmitter()

/** The frame whose messages arrive, as main sees it. */
export const page = { frame: { url: 'app://sixstar/' } }

export const ipcRenderer = {
  postMessage(channel: string, _message: null, [port]: MessagePort[]) {
    ipcMain.emit(channel, { ports: port ? [inMain(port)] : [], senderFrame: page.frame })
  },
}

/** Only named by what is imported along. */
export const protocol = {}

/** Electron's main process has a port of its own kind: it emits events, whose data are the messages. */
function inMain(port: MessagePort) {
  const main = new EventEmitter()
  port.on('message', (data: unknown) => main.emit('message', { data, ports: [] }))
  port.on('close', () => main.emit('close'))
  return Object.assign(main, { postMessage: (message: unknown) => port.postMessage(message), start: () => port.start(), close: () => port.close() })
}
