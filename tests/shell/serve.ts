import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startPageServer, type PageServer } from '../../src/main/http/server'
import type { ServiceContext } from '../../src/main/services/context'
import { createDataFiles } from '../../src/main/services/data-files/open-files'
import { createLog } from '../../src/main/services/diagnostics/log'
import { createFileRegistry } from '../../src/main/services/files/registry'
import { findMargins, findPath } from '../services/find-path'
import { writePaper } from '../../src/main/papers/write'
import { openRoundData } from '../../src/main/round-data/write'
import { createPaperShelf } from '../../src/main/services/papers/shelf'
import { temporaryFolder } from '../store/helpers'

/** Services on a data folder of their own, as `startServices` makes them. */
export function services(): ServiceContext {
  const files = createFileRegistry()
  const capabilities = { nativeDialogs: false, openInPlace: false, quit: false }
  const folder = temporaryFolder()
  const dataFiles = createDataFiles({ folder, shell: 'browser', capabilities, version: '0.0.0', now: () => new Date() })
  onTestFinished(() => {
    dataFiles.close()
    files.dispose()
  })
  return { store: dataFiles.store, dataFiles, files, papers: createPaperShelf(), writePaper, openRoundData, host: null, findPath, findMargins, log: createLog(folder, () => new Date()), now: () => new Date() }
}

/** A page folder with a secret file beside it. */
function pageFolder(): string {
  const root = temporaryFolder()
  writeFileSync(join(root, 'machine.json'), 'secret')
  writeFileSync(join(root, 'secret.js'), 'secret')
  const folder = join(root, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'assets', 'index.js'), '0')
  return folder
}

export interface Served {
  page: PageServer
  context: ServiceContext
  origin: string
  setCookie: string
  /** What a browser that opened the address sends from then on. */
  cookie: string
}

/** The real server on a free port, opened once by its address. */
export async function serve(): Promise<Served> {
  const context = services()
  const page = await startPageServer(context, pageFolder())
  onTestFinished(() => page.close())
  const { origin } = new URL(page.address)
  const opened = await fetch(page.address, { redirect: 'manual' })
  const setCookie = opened.headers.get('set-cookie') ?? ''
  return { page, context, origin, setCookie, cookie: setCookie.split(';')[0] ?? '' }
}

/** A request whose path and headers reach the server as they are written: fetch would tidy them. */
export function raw(origin: string, path: string, headers: Record<string, string>, method = 'GET'): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
