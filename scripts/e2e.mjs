/**
 * Builds the application and drives it: `e2e.mjs browser` in a Chromium, `e2e.mjs electron` in a real Electron window,
 * `e2e.mjs screenshots [folder]` photographs every page.
 */
import { spawnSync } from 'node:child_process'

const [mode = 'browser', folder = 'screenshots'] = process.argv.slice(2)

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status ?? 1)
}

/** A window needs a display: on Linux without one, a virtual one. */
function onDisplay(command, args) {
  if (mode !== 'electron' || process.platform !== 'linux' || process.env.DISPLAY) return [command, args]
  if (spawnSync('xvfb-run', ['--help']).error) {
    console.error('没有图形界面，也没有 xvfb-run，不能打开 Electron 窗口。')
    process.exit(1)
  }
  return ['xvfb-run', ['-a', '-s', '-screen 0 1920x1200x24', command, ...args]]
}

run('npx', ['electron-vite', 'build', '--logLevel', 'warn'])
const [command, args] = onDisplay('npx', ['vitest', 'run', '--config', 'tests/e2e/vitest.config.mts'])
run(command, args, {
  SIXSTAR_SHELL: mode === 'electron' ? 'electron' : 'browser',
  ...(mode === 'screenshots' ? { SIXSTAR_SCREENSHOTS: folder } : {}),
})
