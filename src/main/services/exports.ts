import { base, toldErrors } from './base'
import { comparisonOf } from './results/compare'
import { comparisonTable } from './tables/comparison'
import { produceFile } from './tables/produce'
import { rankingTables } from './tables/ranking'
import { resultsTable } from './tables/results'
import { tableSource, titleOf } from './tables/source'
import { trackTitle } from './tables/track'

/** Tables for the meeting and for publication. */
export const exports = base.exports.router({
  ranking: base.exports.ranking.handler(({ input, context, signal }) => {
    const source = tableSource(context.store(), input.roundId)
    const name = titleOf(source, `排名表（${trackTitle(source, input.track)}）`)
    return toldErrors(produceFile(context.files, source, { name, format: input.format, tables: () => rankingTables(source, input.track), signal }))
  }),
  results: base.exports.results.handler(({ input, context, signal }) => {
    const source = tableSource(context.store(), input.roundId)
    return toldErrors(produceFile(context.files, source, { name: titleOf(source, '六星评定结果表'), format: input.format, tables: () => [resultsTable(source)], signal }))
  }),
  comparison: base.exports.comparison.handler(({ input, context, signal }) => {
    const store = context.store()
    const source = tableSource(store, input.roundId)
    const rows = comparisonOf(store, input.roundId, input.subjectIds, input.baseline)
    const tables = () => [comparisonTable(source, rows, input.subjectIds, input.baseline)]
    return toldErrors(produceFile(context.files, source, { name: titleOf(source, '对比表'), format: input.format, tables, signal }))
  }),
})
