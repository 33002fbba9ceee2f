/** The long version of the kill test: 200 times kill -9 in a stream of writes. `kill-writes.mjs [times]`. */
import { spawnSync } from 'node:child_process'

const [times = '200'] = process.argv.slice(2)
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'node', 'tests/store/kill.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SIXSTAR_KILLS: times },
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
