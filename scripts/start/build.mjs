/** Building when something changed since the last build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const built = ['out/main/index.js', 'out/main/browser.js', 'out/preload/index.js', 'out/renderer/index.html']
const sources = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts']

function newest(path) {
  const { mtimeMs, isDirectory } = statOf(path)
  if (!isDirectory) return mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function statOf(path) {
  const stat = statSync(path)
  return { mtimeMs: stat.mtimeMs, isDirectory: stat.isDirectory() }
}

/** Whether the built application is there and no source is newer. */
function isFresh() {
  if (!built.every((path) => existsSync(path))) return false
  const at = Math.min(...built.map((path) => statSync(path).mtimeMs))
  return Math.max(...sources.map(newest)) <= at
}

/** Builds when it is due. @returns whether there is a built application now */
export function build() {
  if (isFresh()) return true
  console.log('正在构建，约 10 秒。')
  const { status } = spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit', shell: process.platform === 'win32' })
  return status === 0
}
