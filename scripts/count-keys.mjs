/** The long version of the count of keys: 20 organizations × 29 indicators by keyboard alone. `count-keys.mjs [organizations]`, after a build. */
import { spawnSync } from 'node:child_process'

const [organizations = '20'] = process.argv.slice(2)
const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/e2e/vitest.config.mts', 'tests/e2e/scoring/keys.e2e.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SIXSTAR_SCORED: organizations, SIXSTAR_SHELL: 'browser' },
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
