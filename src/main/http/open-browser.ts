import { spawn } from 'node:child_process'

/** Opens an address in the user's browser, if this machine can show one. @returns whether it was tried */
export function openBrowser(address: string): boolean {
  if (process.env.SIXSTAR_NO_OPEN === '1') return false
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false
  const [command, args] = opener(address)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  // The address is printed too: a machine without such a program needs no more.
  child.on('error', () => undefined)
  child.unref()
  return true
}

function opener(address: string): [string, string[]] {
  if (process.platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', address]]
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]]
}
