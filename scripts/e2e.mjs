/**
 * Builds the application and drives it: `e2e.mjs browser` in a Chromium, `e2e.mjs electron` in a real Electron window.
 * What is no test: `e2e.mjs screenshots [folder] [1280x720]` photographs every page, at one size or at both, `guide` takes the pictures of the handbook,
 * `speed [electron]` measures the whole application.
 */
import { spawnSync } from 'node:child_process'

const [mode = 'browser', second, size = ''] = process.argv.slice(2)
const works = { screenshots: { SIXSTAR_WORK: 'screenshots', SIXSTAR_SCREENSHOTS: second ?? 'screenshots', SIXSTAR_SIZE: size }, guide: { SIXSTAR_WORK: 'guide' }, speed: { SIXSTAR_WORK: 'speed' } }
const shell = mode === 'electron' || second === 'electron' ? 'electron' : 'browser'

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  if (error) console.error(error.message)
  if (status !== 0) process.exit(status ?? 1)
}

run('npx', ['electron-vite', 'build', '--logLevel', 'warn'])
run('npx', ['vitest', 'run', '--config', 'tests/e2e/vitest.config.mts'], { SIXSTAR_SHELL: shell, ...works[mode] })
