import { compileScheme, evaluate, prepare, type CompiledScheme, type Mark, type OrganizationEntry } from '@rules'
import { byHand } from './by-hand'
import { byDuck } from './by-duck'
import { bySql } from './by-sql'
import { benchScheme, entriesOf } from './round-data'

interface Row {
  name: string
  medianMs: number
  ratio: number
  note: string
}

const indicators = 60

/** Evaluating a round of mixed kinds, beside a loop over typed arrays and one SQL statement in SQLite and in DuckDB; then one changed mark. */
export default async function rules(): Promise<Row[]> {
  const scheme = compileScheme(benchScheme(indicators))
  const rows: Row[] = []
  for (const { organizations, times } of [{ organizations: 500, times: 15 }, { organizations: 10_000, times: 7 }, { organizations: 100_000, times: 1 }]) {
    rows.push(...(await whole(scheme, organizations, times)))
  }
  return [...rows, ...(await oneMark(scheme, 10_000))]
}

/** The ratios are of the rules to each of the others: below 1 the rules are faster. */
async function whole(scheme: CompiledScheme, organizations: number, times: number): Promise<Row[]> {
  const size = `${organizations} × ${indicators}`
  const entries = entriesOf(organizations, scheme.scheme)
  const own = await measured(times, () => evaluate(scheme, entries, { detail: 'totals' }))
  const ranks = own.value.map((result) => result.rank ?? 0)
  const beside = (name: string, other: { medianMs: number; value: Int32Array }): Row => {
    const differing = ranks.filter((rank, at) => rank !== other.value[at]).length
    return { name: `${size}: ${name}`, medianMs: other.medianMs, ratio: own.medianMs / other.medianMs, note: `the rules take × so much; ${differing} ranks differ` }
  }
  const hand = beside('loop over typed arrays', await measured(times, byHand(organizations, indicators).work))
  const sql = bySql(organizations, indicators)
  const windows = beside('SQLite windows', await measured(times, sql.work))
  sql.close()
  const duck = await byDuck(organizations, indicators)
  const full = await measured(times, () => evaluate(scheme, entries).length)
  return [
    { name: `${size}: evaluate, totals`, medianMs: own.medianMs, ratio: 1, note: 'marks as objects in memory' },
    { name: `${size}: evaluate, full`, medianMs: full.medianMs, ratio: full.medianMs / own.medianMs, note: 'with every indicator; ratio to totals' },
    hand,
    windows,
    typeof duck === 'string' ? { name: `${size}: DuckDB`, medianMs: NaN, ratio: NaN, note: `left out: ${duck}` } : await duckRow(duck, times, beside),
  ]
}

async function duckRow(duck: { work(): Promise<Int32Array>; close(): void }, times: number, beside: (name: string, other: { medianMs: number; value: Int32Array }) => Row): Promise<Row> {
  const row = beside('DuckDB', await measured(times, duck.work))
  duck.close()
  return row
}

/** The ratio is to evaluating everybody. */
async function oneMark(scheme: CompiledScheme, organizations: number): Promise<Row[]> {
  const entries = entriesOf(organizations, scheme.scheme)
  const { medianMs: all } = await measured(3, () => evaluate(scheme, entries, { detail: 'totals' }))
  const prepared = prepare(scheme, entries, { detail: 'totals' })
  const rows: Row[] = []
  for (const { name, indicator } of [{ name: 'a score', indicator: 0 }, { name: 'a comparison', indicator: 5 }]) {
    let at = 0
    const { medianMs } = await measured(25, () => {
      at += 397
      return prepared.update(changed(entries[at % organizations], indicator, at)).length
    })
    rows.push({ name: `update one mark of ${organizations} × ${indicators}: ${name}`, medianMs, ratio: medianMs / all, note: `aim ≤ 16 ms; ratio to evaluating all ${all.toFixed(0)} ms` })
  }
  return rows
}

function changed(entry: OrganizationEntry | undefined, indicator: number, seed: number): OrganizationEntry {
  if (!entry) throw new RangeError('no such entry')
  const marks = entry.marks.map((mark, index): Mark => (index === indicator ? { ...mark, input: { value: (seed % 11) / 2 } } : mark))
  return { ...entry, marks }
}

/** The median time of so many runs after one to warm up. */
async function measured<T>(times: number, work: () => T | Promise<T>): Promise<{ medianMs: number; value: T }> {
  let value = await work()
  const elapsed: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now()
    value = await work()
    elapsed.push(performance.now() - start)
  }
  elapsed.sort((a, b) => a - b)
  return { medianMs: elapsed[elapsed.length >> 1] ?? 0, value }
}
