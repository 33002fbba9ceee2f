/** Finding an Electron to run, or fetching it. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const packageFolder = join('node_modules', 'electron')
const failureNote = join('.cache', 'electron-not-fetched.json')
const downloads = join('.cache', 'electron-download')
/** Without a byte more in this time the download is given up. */
const patience = 60_000
/** A machine that could not fetch it is not kept waiting at every start. */
const retryAfter = 24 * 60 * 60 * 1000

function executable() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron'
}

/** The Electron that is there, or null. ELECTRON_OVERRIDE_DIST_PATH is the electron package's own variable. */
export function installedElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(process.cwd(), packageFolder, 'dist')
  const path = join(folder, executable())
  return existsSync(path) ? path : null
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? sizeOf(path) : (statSync(path, { throwIfNoEntry: false })?.size ?? 0))
  }, 0)
}

function failedLately() {
  try {
    const note = JSON.parse(readFileSync(failureNote, 'utf8'))
    return Date.now() - note.at < retryAfter && note.mirror === (process.env.ELECTRON_MIRROR ?? null)
  } catch {
    return false
  }
}

/**
 * Fetches Electron by its package's own script, which honours ELECTRON_MIRROR. The download lies in a folder of our own, so
 * that its growth can be seen.
 *
 * @returns null when it is there now, else one sentence why not
 */
export async function fetchElectron() {
  if (failedLately()) return '上次没有下载到 Electron，一天内不再重试（设置 ELECTRON_MIRROR 后会立即重试）'
  console.log(`正在下载 Electron${process.env.ELECTRON_MIRROR ? `（${process.env.ELECTRON_MIRROR}）` : ''}，约 100 MB；60 秒没有进展就改用浏览器。`)
  mkdirSync(downloads, { recursive: true })
  const own = { TMPDIR: downloads, TEMP: downloads, TMP: downloads, electron_config_cache: join(process.cwd(), '.cache', 'electron') }
  const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { env: { ...process.env, ...own }, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.on('close', resolve))

  let size = 0
  let movedAt = Date.now()
  let gaveUp = false
  const watch = setInterval(() => {
    const now = sizeOf('.cache') + sizeOf(join(packageFolder, 'dist'))
    if (now !== size) movedAt = Date.now()
    size = now
    if (Date.now() - movedAt <= patience) return
    gaveUp = true
    child.kill()
  }, 1000)
  const code = await ended
  clearInterval(watch)
  rmSync(downloads, { recursive: true, force: true })
  if (code === 0 && installedElectron()) {
    rmSync(failureNote, { force: true })
    return null
  }
  writeFileSync(failureNote, JSON.stringify({ at: Date.now(), mirror: process.env.ELECTRON_MIRROR ?? null }))
  return gaveUp ? '下载 Electron 60 秒没有进展' : `下载 Electron 失败：${reason(said)}`
}

/** The line of a stack trace that says what happened. */
function reason(text) {
  const line = text.split('\n').find((each) => /error|ENOTFOUND|ECONN|EAI_AGAIN|ETIMEDOUT/i.test(each)) ?? text.split('\n')[0] ?? ''
  return line.trim().slice(0, 160) || '原因不明'
}
