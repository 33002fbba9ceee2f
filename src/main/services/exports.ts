import { base, toldErrors } from './base'
import { produceBatch } from './outputs/batch'
import { makeDocument, prepareDocument } from './outputs/make'

/** Documents for the meeting and for publication. */
export const exports = base.exports.router({
  make: base.exports.make.handler(async ({ input, context }) => {
    await prepareDocument(context.store(), input)
    return context.papers.keep(makeDocument(context.store(), input))
  }),
  batch: base.exports.batch.handler(({ context, input, signal }) => toldErrors(produceBatch(context, input, signal))),
})
