/** The long version of the kill test in the real application: 200 times kill -9 while marks are typed. `kill-typing.mjs [times] [browser|electron]`, after a build. */
import { spawnSync } from 'node:child_process'

const [times = '200', shell = 'browser'] = process.argv.slice(2)
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/e2e/vitest.config.mts', 'tests/e2e/kill.e2e.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SIXSTAR_KILLS: times, SIXSTAR_SHELL: shell },
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
