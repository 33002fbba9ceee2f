/**
 * Runs every tests/bench/*.bench.ts, prints one table and writes bench/latest.json. `npm run bench -- rules` runs the
 * files whose name holds “rules”. The files are bundled first: what is measured is the code as it is shipped.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const [wanted = ''] = process.argv.slice(2)
const folder = 'tests/bench'
const output = '.cache/bench'
const names = readdirSync(folder).filter((file) => file.endsWith('.bench.ts') && file.includes(wanted)).map((file) => basename(file, '.ts')).sort()
if (names.length === 0) {
  console.error(`没有名称含“${wanted}”的基准`)
  process.exit(1)
}

rmSync(output, { recursive: true, force: true })
await build({
  configFile: false,
  logLevel: 'warn',
  resolve: { alias: [{ find: /^@rules$/, replacement: join(process.cwd(), 'src/rules/index.ts') }, { find: /^@shared\//, replacement: `${join(process.cwd(), 'src/shared')}/` }] },
  build: { ssr: true, target: 'node24', outDir: output, minify: false, rollupOptions: { input: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)])), output: { entryFileNames: '[name].mjs' } } },
})

const rows = []
for (const name of names) {
  const { default: bench } = await import(pathToFileURL(join(output, `${name}.mjs`)).href)
  const measured = await bench()
  rows.push(...measured.map((row) => ({ file: name, ...row })))
}
console.table(rows.map(({ name, medianMs, ratio, note }) => ({ 名称: name, 毫秒: Number(medianMs.toFixed(1)), 倍数: Number(ratio.toFixed(2)), 说明: note })))

mkdirSync('bench', { recursive: true })
const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cores: cpus().length }
writeFileSync('bench/latest.json', `${JSON.stringify({ at: new Date().toISOString(), machine, rows }, null, 2)}\n`)
