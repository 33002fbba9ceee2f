import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { roundRace } from '../../src/main/services/results/race'
import { makeBenchFile, openBenchFile, quantile, timed } from './data-file'

/** Opening a data file and showing the ranking of its open round. The ratio is to reading and parsing the sheets alone. */
export default async function openRound(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const sizes = [
    { organizations: 2_000, indicators: 30, rounds: 8, limit: 400 },
    { organizations: 10_000, indicators: 60, rounds: 1, limit: 1_500 },
  ]
  return sizes.flatMap(({ organizations, indicators, rounds, limit }) => {
    const file = makeBenchFile(organizations, indicators, rounds)
    const roundId = file.roundIds.at(-1) ?? ''
    const measure = (work: (store: ReturnType<typeof openBenchFile>) => void) =>
      quantile(
        timed(5, () => {
          const store = openBenchFile(file)
          work(store)
          store.close()
        }),
        0.5,
      )
    const reading = measure((store) => store.sheets.ofRound(roundId))
    const table = measure((store) => roundTotals(store, roundId))
    const race = measure((store) => {
      roundTotals(store, roundId)
      roundRace(store, roundId)
    })
    file.remove()
    const size = `${organizations} × ${indicators} × ${rounds}`
    return [
      { name: `open file and rank ${size}`, medianMs: table, ratio: table / reading, note: `aim ≤ ${limit} ms; reading the sheets alone: ${reading.toFixed(0)} ms` },
      { name: `open file, rank and race ${size}`, medianMs: race, ratio: race / reading, note: 'with the chain of previous rounds' },
    ]
  })
}
