import { compileScheme, evaluate, prepare, type CompiledScheme, type Mark, type OrganizationEntry, type OrganizationResult } from '@rules'
import { byHand } from './by-hand'
import { bySql } from './by-sql'
import { benchScheme, entriesOf } from './round-data'

interface Row {
  name: string
  medianMs: number
  ratio: number
  note: string
}

const indicators = 60

/** Evaluating a round of mixed kinds, beside one SQL statement and a loop over typed arrays; then one changed mark. */
export default async function rules(): Promise<Row[]> {
  const scheme = compileScheme(benchScheme(indicators))
  const sizes = [{ organizations: 500, times: 15 }, { organizations: 10_000, times: 5 }, { organizations: 100_000, times: 1 }]
  return [...sizes.map(({ organizations, times }) => whole(scheme, organizations, times)), ...oneMark(scheme, 10_000)]
}

/** The ratio is to SQLite: below 1 the rules are faster. */
function whole(scheme: CompiledScheme, organizations: number, times: number): Row {
  const sql = bySql(organizations, indicators)
  const inSql = measured(times, sql.work)
  sql.close()
  const hand = byHand(organizations, indicators)
  const inLoop = measured(times, hand.work)
  const entries = entriesOf(organizations, scheme.scheme)
  const own = measured(times, () => evaluate(scheme, entries, { detail: 'totals' }))
  const ranks = own.value.map((result: OrganizationResult) => result.rank ?? 0)
  const differing = (others: Int32Array) => ranks.filter((rank, at) => rank !== others[at]).length
  return {
    name: `evaluate ${organizations} × ${indicators}, totals`,
    medianMs: own.medianMs,
    ratio: own.medianMs / inSql.medianMs,
    note: `ratio to SQLite windows ${inSql.medianMs.toFixed(0)} ms; typed-array loop ${inLoop.medianMs.toFixed(1)} ms (× ${(own.medianMs / inLoop.medianMs).toFixed(1)}); ranks that differ from SQLite ${differing(inSql.value)}, from the loop ${differing(inLoop.value)}`,
  }
}

/** The ratio is to evaluating everybody. */
function oneMark(scheme: CompiledScheme, organizations: number): Row[] {
  const entries = entriesOf(organizations, scheme.scheme)
  const all = measured(3, () => evaluate(scheme, entries, { detail: 'totals' })).medianMs
  const prepared = prepare(scheme, entries, { detail: 'totals' })
  const cases = [{ name: 'a score', indicator: 0 }, { name: 'a comparison', indicator: 5 }]
  return cases.map(({ name, indicator }) => {
    let at = 0
    const { medianMs } = measured(25, () => {
      at += 397
      return prepared.update(changed(entries[at % organizations], indicator, at))
    })
    return { name: `update one mark of ${organizations} × ${indicators}: ${name}`, medianMs, ratio: medianMs / all, note: `aim ≤ 16 ms; ratio to evaluating all ${all.toFixed(0)} ms` }
  })
}

function changed(entry: OrganizationEntry | undefined, indicator: number, seed: number): OrganizationEntry {
  if (!entry) throw new RangeError('no such entry')
  const marks = entry.marks.map((mark, index): Mark => (index === indicator ? { ...mark, input: { value: (seed % 11) / 2 } } : mark))
  return { ...entry, marks }
}

/** The median time of so many runs after one to warm up. */
function measured<T>(times: number, work: () => T): { medianMs: number; value: T } {
  let value = work()
  const elapsed = Array.from({ length: times }, () => {
    const start = performance.now()
    value = work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { medianMs: elapsed[elapsed.length >> 1] ?? 0, value }
}
