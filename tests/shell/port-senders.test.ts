/** Main serves the page of its window and nothing else that may come to post a port. */
import { expect, it, onTestFinished, vi } from 'vitest'
import { acceptConnections } from '../../src/main/shell/connect'
import { ipcMain, page } from './electron-stand-in'
import { services } from './serve'

vi.mock('electron', () => import('./electron-stand-in'))

/** Posts a port as this sender to a program whose window shows `page.frame`, or has been closed. @returns whether it is served */
function served(sender: object | null, options: { closed?: boolean } = {}): boolean {
  acceptConnections(() => (options.closed ? null : { webContents: { mainFrame: page.frame } }), services())
  onTestFinished(() => void ipcMain.removeAllListeners())
  const port = { on: vi.fn(), postMessage: vi.fn(), start: vi.fn() }
  ipcMain.emit('sixstar:connect', { ports: [port], senderFrame: sender })
  expect(port.on.mock.calls.length > 0).toBe(port.start.mock.calls.length > 0)
  return port.start.mock.calls.length > 0
}

it('serves the page of its window', () => {
  expect(served(page.frame)).toBe(true)
})

it('serves no other frame, though it has the same address', () => {
  expect(served({ url: page.frame.url })).toBe(false)
})

it('serves no frame that has gone', () => {
  expect(served(null)).toBe(false)
})

it('serves nothing without a window', () => {
  expect(served(page.frame, { closed: true })).toBe(false)
})

it.each(['https://evil.example/', 'app://sixstar.evil.example/', 'app://other/', 'file:///index.html', 'about:blank'])('serves no page of %s, though it is in the window', (url) => {
  const own = page.frame.url
  onTestFinished(() => void (page.frame.url = own))
  page.frame.url = url
  expect(served(page.frame)).toBe(false)
})

it('does nothing with a message that brings no port', () => {
  acceptConnections(() => ({ webContents: { mainFrame: page.frame } }), services())
  onTestFinished(() => void ipcMain.removeAllListeners())
  expect(() => ipcMain.emit('sixstar:connect', { ports: [], senderFrame: page.frame })).not.toThrow()
})
