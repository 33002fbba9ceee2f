import { base, toldErrors } from './base'
import { commitMarks } from './mark-files/commit'
import { produceForms, produceTemplate } from './mark-files/send/produce'
import { previewMarks } from './mark-files/preview'
import { openMarkFiles } from './mark-files/read/open'
import { markSessions } from './mark-files/sessions'
import { undoMarks } from './mark-files/undo'

/** Score entry by files (评分模板、自评表). Nothing is written before `commit`. */
export const markFiles = base.markFiles.router({
  template: base.markFiles.template.handler(({ context, input, signal }) => toldErrors(produceTemplate(context, input, signal))),
  forms: base.markFiles.forms.handler(({ context, input, signal }) => toldErrors(produceForms(context, input, signal))),
  open: base.markFiles.open.handler(({ context, input, signal }) => toldErrors(openMarkFiles(context, input, signal))),
  preview: base.markFiles.preview.handler(({ input }) => {
    const session = markSessions.found(input.importId)
    session.prepared = null
    session.prepared = previewMarks(session, input)
    return session.prepared.preview
  }),
  commit: base.markFiles.commit.handler(({ input, signal }) => toldErrors(commitMarks(markSessions.found(input.importId), input, signal))),
  undo: base.markFiles.undo.handler(({ input }) => undoMarks(markSessions.found(input.importId))),
  close: base.markFiles.close.handler(({ input }) => markSessions.close(input.importId)),
})
