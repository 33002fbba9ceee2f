/**
 * Starts the application: builds when something changed, then opens the window (installed Electron, else a fetched one), else
 * the same pages in a browser. `npm start -- --browser` goes straight to the browser.
 */
import { spawn } from 'node:child_process'
import { build } from './start/build.mjs'
import { fetchElectron, installedElectron } from './start/electron.mjs'

/** An Electron that ends sooner than this with an error did not start. */
const startFails = 10_000

function run(command, args) {
  const began = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit' })
    // Ctrl+C reaches the child too; this process only waits for it to end well.
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', () => undefined)
    process.on('SIGTERM', pass)
    child.on('error', (error) => resolve({ code: 1, soon: true, why: error.message }))
    child.on('exit', (code, signal) => resolve({ code: code ?? 1, soon: Date.now() - began < startFails, why: signal ? `信号 ${signal}` : `退出码 ${code}` }))
  })
}

/** Why there can be no window, or null. */
async function noWindow() {
  if (process.argv.includes('--browser')) return '按要求使用浏览器'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '没有图形界面'
  return installedElectron() ? null : fetchElectron()
}

async function openWindow() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (asRoot) console.log('以 root 身份运行，Electron 的沙箱不可用，已关闭沙箱。')
  const { code, soon, why } = await run(installedElectron(), [process.cwd(), ...(asRoot ? ['--no-sandbox'] : [])])
  return code !== 0 && soon ? `Electron 没有启动（${why}）` : null
}

if (!build()) {
  console.error('构建失败，见上面的输出。')
  process.exit(1)
}
const why = (await noWindow()) ?? (await openWindow())
if (why !== null) {
  console.log(`${why}，在浏览器中打开。`)
  const { code } = await run(process.execPath, ['out/main/browser.js'])
  process.exit(code)
}
