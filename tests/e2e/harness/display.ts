import { spawn, type ChildProcess } from 'node:child_process'
import { afterAll } from 'vitest'
import { end, said } from './child'

let server: ChildProcess | undefined
let display: Promise<string> | undefined
afterAll(() => server && end(server, 'SIGTERM'))

async function openDisplay(): Promise<string> {
  server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'pipe'] })
  return `:${await said(server, /^(\d+)\n/m)}`
}

/**
 * What a program that opens a window needs in its environment. On Linux without a display that is a virtual one for this test
 * file alone, so that windows of files that run at the same time never take each other's focus or clipboard.
 */
export async function windowEnvironment(): Promise<NodeJS.ProcessEnv> {
  if (process.platform !== 'linux' || process.env.DISPLAY) return process.env
  return { ...process.env, DISPLAY: await (display ??= openDisplay()) }
}
