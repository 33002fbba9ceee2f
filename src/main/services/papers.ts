import { base, toldErrors } from './base'
import { producePaper } from './papers/produce'

/** Documents on their way to paper. */
export const papers = base.papers.router({
  keep: base.papers.keep.handler(({ context, input }) => context.papers.keep(input)),
  arrange: base.papers.arrange.handler(({ context, input: { id, size, orientation } }) => context.papers.keep({ ...context.papers.find(id), size, orientation })),
  get: base.papers.get.handler(({ context, input }) => context.papers.find(input.id)),
  file: base.papers.file.handler(({ context, input, signal }) => toldErrors(producePaper(context, input.id, input.format, signal))),
})
