/** kill -9 in a stream of writes loses nothing that was acknowledged. `scripts/kill-writes.mjs` runs the long version. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { expect, it } from 'vitest'
import { newStore, reopen, roundOf } from './helpers'

const kills = Number(process.env.SIXSTAR_KILLS ?? 10)
const killsPerFile = 10
const fromHere = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** Bundles the process to be killed; beside node_modules, so that it finds better-sqlite3. */
async function bundleWriter(): Promise<string> {
  const outDir = fromHere('../../.cache/kill-writer')
  const alias = [
    { find: /^@rules$/, replacement: fromHere('../../src/rules/index.ts') },
    { find: /^@shared\//, replacement: fromHere('../../src/shared/') },
  ]
  await build({ configFile: false, logLevel: 'silent', resolve: { alias }, build: { ssr: fromHere('kill-writer.ts'), outDir, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'writer.mjs' } } } })
  return `${outDir}/writer.mjs`
}

/** Runs the writer, kills it `after` milliseconds after its first word, and answers every number it had acknowledged. */
function runAndKill(script: string, parameters: string[], after: number): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    let complaint = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), after)
      said += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    child.on('close', () => (complaint === '' ? resolve(said.split('\n').slice(0, -1).map(Number)) : reject(new Error(complaint))))
  })
}

it(`keeps every acknowledged mark over ${kills} kills`, { timeout: 30_000 + kills * 3000 }, async () => {
  const script = await bundleWriter()
  for (let done = 0; done < kills; done += killsPerFile) {
    const file = newStore()
    const { roundId, subjectIds } = roundOf(file, 20)
    file.close()
    const acknowledged: number[] = []
    for (let kill = done; kill < Math.min(kills, done + killsPerFile); kill++) {
      const numbers = await runAndKill(script, [file.path, roundId, subjectIds.join(','), String(acknowledged.length)], (kill * 37) % 150)
      const store = reopen(file.path)
      const kept = new Set(store.sheets.ofRound(roundId).flatMap((sheet) => Object.keys(sheet.cells)))
      acknowledged.push(...numbers)
      expect(acknowledged.filter((number) => !kept.has(`N${number}`))).toEqual([])
      // One more may have been committed whose word was never heard.
      expect(kept.size - acknowledged.length).toBeLessThanOrEqual(1)
      for (let number = acknowledged.length; number < kept.size; number++) acknowledged.push(number)
      expect(store.isSound()).toBe(true)
      expect(store.verifyChain().ok).toBe(true)
      store.close()
    }
    expect(acknowledged.length).toBeGreaterThan(0)
  }
})
