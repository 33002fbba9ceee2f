import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { createStore, type Store } from '../../src/main/store'
import { commitImport } from '../../src/main/services/imports/commit'
import { openImport } from '../../src/main/services/imports/open'
import { previewImport } from '../../src/main/services/imports/preview'
import { closeSession, foundSession } from '../../src/main/services/imports/sessions'
import { fileBytes } from '../spreadsheet/read-helpers'

// The bundle lies elsewhere than this file, so the path is taken from the project's folder, where npm runs scripts.
const register = join('tests', 'fixtures', 'registers', 'register-a.xls')
const rows = 10_000

/** Importing a register into an empty data file. The ratio is to SheetJS reading the same file into rows. */
export default async function importRegister(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  const large = join(folder, 'large.xlsx')
  writeFileSync(large, largeRegister())
  const results = [await measured(folder, register, 'import register-a.xls, 495 rows', 'with preview'), await measured(folder, large, `import xlsx, ${rows} rows`, 'aim ≤ 4000 ms')]
  rmSync(folder, { recursive: true, force: true })
  return results
}

async function measured(folder: string, path: string, name: string, aim: string): Promise<{ name: string; medianMs: number; ratio: number; note: string }> {
  const plain = median(await threeTimes(async () => void utils.sheet_to_json(read(readFileSync(path)).Sheets['台账'] ?? {}, { header: 1 })))
  const parts = { open: 0, preview: 0, commit: 0 }
  let count = 0
  const times = await threeTimes(async () => {
    const store = createStore(join(folder, `${name}-${count++}.sixstar`), { device: '11111111-1111-4111-8111-111111111111', now: () => new Date(0), sample: false })
    await importOnce(store, path, parts)
    store.close()
  })
  const note = Object.entries(parts).map(([part, time]) => `${part} ${time.toFixed(0)} ms`).join(', ')
  return { name, medianMs: median(times), ratio: median(times) / plain, note: `${aim}; last: ${note}` }
}

async function importOnce(store: Store, path: string, parts: Record<'open' | 'preview' | 'commit', number>): Promise<void> {
  const files = { register: () => ({ id: '', name: '', size: 0 }), resolve: () => ({ path, name: path }), temporaryPath: () => path }
  const start = performance.now()
  const { importId, suggestedSheet, sheets } = openImport({ store: () => store, files }, '', 'organization')
  const opened = performance.now()
  const session = foundSession(importId)
  const sheet = sheets[suggestedSheet]
  session.prepared = previewImport(store, session, { importId, sheet: suggestedSheet, headerRow: sheet?.headerRow ?? 1, mapping: sheet?.mapping ?? [] })
  const previewed = performance.now()
  for await (const step of commitImport(store, session, {}, undefined)) if (step.type === 'done' && step.result.created === 0) throw new Error('nothing was imported')
  closeSession(importId)
  Object.assign(parts, { open: opened - start, preview: previewed - opened, commit: performance.now() - previewed })
}

/** The organizations of the register over and over under other names and without their codes. */
function largeRegister(): Buffer {
  const source = utils.sheet_to_json<unknown[]>(read(readFileSync(register)).Sheets['台账'] ?? {}, { header: 1 })
  const body = source.slice(3, 498)
  const made = Array.from({ length: rows }, (_, index) => (body[index % body.length] ?? []).map((cell, column) => (column === 3 ? `样例第${index}公司` : column === 4 ? '' : cell)))
  return fileBytes({ 台账: utils.aoa_to_sheet([...source.slice(0, 3), ...made]) })
}

async function threeTimes(work: () => Promise<void>): Promise<number[]> {
  const times: number[] = []
  for (let at = 0; at < 3; at++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times
}

function median(times: readonly number[]): number {
  return [...times].sort((left, right) => left - right)[Math.floor(times.length / 2)] ?? 0
}
