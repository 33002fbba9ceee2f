import { compileScheme, evaluate, race, rankBy } from '@rules'
import { quantile, timed } from './data-file'
import { benchScheme, entriesOf } from './round-data'

/** Ranking by two criteria, beside a plain sort of the same rows; and the race over four rounds, beside one evaluation. */
export default async function ranking(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const median = (times: number, work: (at: number) => void) => quantile(timed(times, work), 0.5)
  const ranks = [10_000, 100_000].map((count) => {
    const rows = Array.from({ length: count }, (_, at) => ({ total: (Math.imul(at + 1, 2_654_435_761) >>> 8) % 9_000, stars: at % 7 }))
    const criteria = [{ code: 'total', value: (row: { total: number }) => row.total }, { code: 'lit-stars', value: (row: { stars: number }) => row.stars }]
    const sorting = median(5, () => [...rows].sort((a, b) => b.total - a.total || b.stars - a.stars))
    const ranked = median(5, () => rankBy(rows, criteria))
    return { name: `rankBy ${count} rows, two criteria`, medianMs: ranked, ratio: ranked / sorting, note: `ratio to sorting them ${sorting.toFixed(1)} ms` }
  })
  const scheme = compileScheme(benchScheme(30))
  const entries = entriesOf(10_000, scheme.scheme)
  const rounds = [0, 1, 2, 3].map((turn) => evaluate(scheme, entries.map((entry, at) => ({ ...entry, marks: entries[(at + turn * 5) % entries.length]?.marks ?? entry.marks })), { detail: 'totals' }))
  const evaluating = median(3, () => evaluate(scheme, entries, { detail: 'totals' }))
  const racing = median(3, () => race(rounds))
  return [...ranks, { name: 'race of 10000 over four rounds', medianMs: racing, ratio: racing / evaluating, note: `ratio to evaluating one round × 30, ${evaluating.toFixed(0)} ms` }]
}
