import type { Progress } from '@shared/domain/progress'
import { base, toldErrors } from './base'
import { commitImport } from './imports/commit'
import { openImport } from './imports/open'
import { previewImport } from './imports/preview'
import { closeSession, foundSession } from './imports/sessions'

/** Reading register files (台账导入). Nothing is written before `commit`. */
export const imports = base.imports.router({
  open: base.imports.open.handler(({ context, input }) => openImport(context, input.file, input.kind)),
  preview: base.imports.preview.handler(({ context, input }) => {
    const session = foundSession(input.importId)
    session.prepared = null
    session.prepared = previewImport(context.store(), session, input)
    return session.prepared.preview
  }),
  commit: base.imports.commit.handler(({ context, input, signal }) =>
    toldErrors(closedWhenDone(commitImport(context.store(), foundSession(input.importId), input.actions, signal), input.importId)),
  ),
  close: base.imports.close.handler(({ input }) => closeSession(input.importId)),
})

/** A finished import is closed. */
async function* closedWhenDone<Result>(steps: AsyncGenerator<Progress<Result>, void>, importId: string): AsyncGenerator<Progress<Result>, void> {
  for await (const step of steps) {
    if (step.type === 'done') closeSession(importId)
    yield step
  }
}
