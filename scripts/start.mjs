/**
 * Starts the application: builds when something changed, then opens the window (installed Electron, else a fetched one), else
 * the same pages in a browser. `npm start -- --browser` goes straight to the browser.
 */
import { build } from './start/build.mjs'
import { fetchElectron, installedElectron } from './start/electron.mjs'
import { run } from './start/run.mjs'

/** Why there can be no window, or null. */
async function noWindow() {
  if (process.argv.includes('--browser')) return '按要求使用浏览器'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '没有图形界面'
  return installedElectron() ? null : fetchElectron()
}

/** @returns why the window did not come, or null when it came */
async function openWindow() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) console.log('以 root 身份运行，Electron 的沙箱不可用，已关闭沙箱。')
  const { code, failed } = await run(installedElectron(), [process.cwd(), ...(asRoot ? ['--no-sandbox'] : [])])
  process.exitCode = code
  return failed && `Electron 没有启动（${failed}）`
}

if (!build()) {
  console.error('构建失败，见上面的输出。')
  process.exit(1)
}
const why = (await noWindow()) ?? (await openWindow())
if (why !== null) {
  console.log(`${why}，在浏览器中打开。`)
  const { code } = await run(process.execPath, ['out/main/browser.js'])
  process.exitCode = code
}
