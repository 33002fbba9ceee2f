/** Imports damaged inputs one after the other and tells its parent what it is at. Run by fuzz-import.mjs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { inputsFrom, randomFor } from './inputs.mjs'

const [seed, from, until] = process.argv.slice(2).map(Number)
const storeLasts = 250
const root = fileURLToPath(new URL('../..', import.meta.url))
const names = ['register-a.xlsx', 'register-a.xls', 'register-a-gb18030.csv', 'register-a-utf8.csv']
const kinds = ['organization', 'organization', 'organization', 'unit', 'project']

// The readers may write to the console about damaged files; that is no fault.
for (const method of ['error', 'warn', 'log', 'info']) console[method] = () => undefined

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'silent',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: [{ find: /^@rules$/, replacement: join(root, 'src/rules/index.ts') }, { find: /^@shared\//, replacement: join(root, 'src/shared/') }] },
})
const load = (path) => server.ssrLoadModule(`/src/${path}.ts`)
const { createStore } = await load('main/store/index')
const { openImport } = await load('main/services/imports/open')
const { previewImport } = await load('main/services/imports/preview')
const { commitImport } = await load('main/services/imports/commit')
const { foundSession, closeSession } = await load('main/services/imports/sessions')
const { errorCodes } = await load('shared/errors')

const folder = mkdtempSync(join(tmpdir(), 'fuzz-import-'))
const inputOf = inputsFrom(names.map((name) => join(root, 'tests/fixtures/registers', name)))
let store

/** Answers what was found; throws when something other than an error with a sentence came out, or half an import. */
async function importOne(random) {
  const path = join(folder, `input${random.pick(['.xlsx', '.xls', '.et', '.csv', ''])}`)
  writeFileSync(path, inputOf(random))
  const kind = random.pick(kinds)
  const source = openImport({ store: () => store, files: { resolve: () => ({ path, name: 'input' }) } }, 'file', kind)
  try {
    const sheet = source.sheets[random.chance(0.9) ? source.suggestedSheet : random.below(source.sheets.length)]
    const mapping = random.chance(0.8) ? sheet.mapping : sheet.columns.map((_, column) => (column === 0 ? 'name' : null))
    const session = foundSession(source.importId)
    const headerRow = sheet.headerRow ?? 1
    session.prepared = previewImport(store, session, { importId: source.importId, sheet: source.sheets.indexOf(sheet), headerRow, mapping })
    await commitOrNothing(session, kind, random)
    return 'imported'
  } finally {
    closeSession(source.importId)
  }
}

async function commitOrNothing(session, kind, random) {
  const before = store.subjects.list(kind).length
  const abort = new AbortController()
  const cancelled = random.chance(0.2)
  const progress = { created: 0 }
  const failure = await run(commitImport(store, session, {}, abort.signal), progress, () => cancelled && abort.abort()).catch((error) => error)
  const added = store.subjects.list(kind).length - before
  if (added !== progress.created) throw new Error(`half an import: ${added} rows of ${progress.created}`)
  if (failure) throw failure
}

async function run(steps, progress, between) {
  for await (const step of steps) {
    if (step.type === 'done') progress.created = step.result.created
    else between()
  }
}

function expected(error) {
  return error instanceof Error && error.name === 'AppError' && errorCodes.includes(error.code) && error.code !== 'internal' && error.message.endsWith('。')
}

for (let at = from; at < until; at++) {
  if (!store || (at - from) % storeLasts === 0) {
    store?.close()
    store = createStore(join(folder, `${at}.sixstar`), { device: '11111111-1111-4111-8111-111111111111', now: () => new Date(), sample: false })
  }
  process.send({ at })
  let outcome
  try {
    outcome = await importOne(randomFor(seed * 1_000_003 + at))
  } catch (error) {
    outcome = expected(error) ? error.code : undefined
    if (!outcome) process.send({ at, failure: String(error?.stack ?? error) })
  }
  process.send({ at, outcome: outcome ?? 'failed', megabytes: process.resourceUsage().maxRSS / 1024 })
}
store?.close()
await server.close()
rmSync(folder, { recursive: true, force: true })
process.disconnect()
process.exit(0)
