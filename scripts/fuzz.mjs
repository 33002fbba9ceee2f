/** Everything from outside, damaged 10 000 times each: spreadsheets, packages, scheme files. `npm test` tries some hundreds. */
import { spawnSync } from 'node:child_process'

function run(title, args, env = {}) {
  console.log(`\n── ${title}`)
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run']
const ok = [
  run('表格', ['scripts/fuzz-import.mjs', ...process.argv.slice(2)]),
  run('数据包', [...vitest, 'tests/services/exchange/fuzz.test.ts', 'tests/services/exchange/hostile.test.ts'], { SIXSTAR_FUZZ: '10000' }),
  run('评价方案', [...vitest, 'tests/rules/validate/fuzz.test.ts'], { SIXSTAR_RUNS: '10000' }),
]
process.exitCode = ok.every(Boolean) ? 0 : 1
