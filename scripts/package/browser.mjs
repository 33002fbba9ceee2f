/** The browser shell for machines without Electron: the built program, the native package and a Node, in one archive. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const native = 'node_modules/better-sqlite3'

/** Starts by one command, from wherever it is called. */
const starter = {
  linux: {
    name: 'sixstar.sh',
    text: '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\n[ -f "$here/binding.node" ] && export BETTER_SQLITE3_BINDING="$here/binding.node"\nexec "$here/node" "$here/app/out/main/browser.js" "$@"\n',
  },
  win32: { name: 'sixstar.cmd', text: '@echo off\r\n"%~dp0node.exe" "%~dp0app\\out\\main\\browser.js" %*\r\n' },
}

/**
 * For the system and processor this runs on, with the Node it runs on. SIXSTAR_BROWSER_BINDING names a binding compiled on
 * a processor for which better-sqlite3 brings none (LoongArch).
 *
 * @returns the path of the archive
 */
export function makeBrowserArchive() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const start = starter[process.platform]
  if (!start) throw new Error(`no browser shell archive for ${process.platform}`)
  const name = `sixstar-browser-${version}-${process.platform}-${process.arch}`
  const folder = join('.cache/package', name)
  rmSync(folder, { recursive: true, force: true })
  const app = join(folder, 'app')
  mkdirSync(app, { recursive: true })
  copyFileSync('package.json', join(app, 'package.json'))
  copyFileSync('.cache/package/licences.txt', join(folder, 'licences.txt'))
  cpSync('out/main', join(app, 'out/main'), { recursive: true })
  cpSync('out/renderer', join(app, 'out/renderer'), { recursive: true })
  for (const part of ['package.json', 'LICENSE', 'lib']) cpSync(join(native, part), join(app, native, part), { recursive: true })
  const compiled = process.env.SIXSTAR_BROWSER_BINDING
  const prebuilt = join('prebuilds', `${process.platform}-${process.arch}.node`)
  if (compiled) copyFileSync(compiled, join(folder, 'binding.node'))
  else cpSync(join(native, prebuilt), join(app, native, prebuilt))
  const node = join(folder, process.platform === 'win32' ? 'node.exe' : 'node')
  copyFileSync(process.execPath, node)
  chmodSync(node, 0o755)
  writeFileSync(join(folder, start.name), start.text)
  chmodSync(join(folder, start.name), 0o755)
  mkdirSync('dist', { recursive: true })
  const path = join('dist', `${name}.tar.gz`)
  const { status, error } = spawnSync('tar', ['-czf', path, '-C', '.cache/package', name], { stdio: 'inherit' })
  if (error || status !== 0) throw new Error(`tar: ${error?.message ?? status}`)
  return path
}
