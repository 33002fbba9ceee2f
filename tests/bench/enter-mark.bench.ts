import { enter } from '../../src/main/services/scoring/enter'
import { makeBenchFile, openBenchFile, quantile, timed } from './data-file'

/** One mark typed → committed with synchronous=FULL → results of everybody it changes. The ratio is to the commit of one setting alone. */
export default async function enterMark(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const single = [2_000, 10_000].map((organizations) => {
    const file = makeBenchFile(organizations, 30, 1)
    const store = openBenchFile(file)
    const roundId = file.roundIds.at(-1) ?? ''
    const settings = store.settings.get()
    const commit = quantile(timed(50, (at) => store.write({ actor: '基准', action: '基准' }, (tx) => tx.settings.update({ ...settings, unitName: String(at) }))), 0.5)
    const type = (at: number) => enter(store, { roundId, stage: null, entries: [{ subjectId: file.subjectIds[(at * 37) % organizations] ?? '', indicator: `I${(at % 6) * 5}`, texts: { value: String((at % 10) / 2) } }] })
    type(1)
    const elapsed = timed(200, type)
    store.close()
    file.remove()
    const median = quantile(elapsed, 0.5)
    return { name: `enter one mark at ${organizations} organizations`, medianMs: median, ratio: median / commit, note: `p95 ${quantile(elapsed, 0.95).toFixed(1)} ms${organizations === 2_000 ? ', aim ≤ 50 ms' : ''}; bare commit ${commit.toFixed(1)} ms` }
  })
  return [...single, paste()]
}

function paste(): { name: string; medianMs: number; ratio: number; note: string } {
  const file = makeBenchFile(494, 60, 1)
  const store = openBenchFile(file)
  const roundId = file.roundIds.at(-1) ?? ''
  const codes = file.scheme.stars.flatMap((star) => star.indicators).filter(({ rule }) => rule.kind === 'tally' || rule.kind === 'score')
  const parts = 60 / codes.length
  const elapsed = timed(5, (at) =>
    enter(store, {
      roundId,
      stage: null,
      entries: file.subjectIds.flatMap((subjectId, row) => codes.map(({ code, rule }, column) => ({ subjectId, indicator: code, texts: { [rule.kind === 'tally' ? 'n' : 'value']: String((row + column + at) % 5) } }))),
    }),
  )
  store.close()
  file.remove()
  const median = quantile(elapsed, 0.5) * parts
  return { name: 'paste 494 × 60 cells', medianMs: median, ratio: median / (494 * 60), note: `aim ≤ 2000 ms; measured on 494 × ${codes.length} and scaled; ratio = ms per cell` }
}
