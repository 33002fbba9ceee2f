import { previewOf } from '@shared/paper/preview'
import { base, toldErrors } from './base'
import { producePaper } from './papers/produce'

/** Documents on their way to paper. */
export const papers = base.papers.router({
  keep: base.papers.keep.handler(({ context, input }) => context.papers.keep(input)),
  arrange: base.papers.arrange.handler(({ context, input: { id, size, orientation } }) => {
    const paper = context.papers.find(id)
    // An official text has the sheet of its standard.
    return paper.look === 'official' ? { id } : context.papers.keep({ ...paper, size, orientation })
  }),
  get: base.papers.get.handler(({ context, input }) => context.papers.find(input.id)),
  preview: base.papers.preview.handler(({ context, input }) => previewOf(context.papers.find(input.id), input.cells)),
  file: base.papers.file.handler(({ context, input, signal }) => toldErrors(producePaper(context, context.papers.find(input.id), input.format, signal))),
})
