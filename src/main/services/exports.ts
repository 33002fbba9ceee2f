import { base } from './base'
import { makeDocument } from './outputs/make'

/** Documents for the meeting and for publication. */
export const exports = base.exports.router({
  make: base.exports.make.handler(({ input, context }) => context.papers.keep(makeDocument(context.store(), input))),
})
