import { auditChoices, chainReport } from './audit/chains'
import { checkCodes } from './audit/codes'
import { auditPage } from './audit/search'
import { auditTable } from './audit/table'
import { base, toldErrors } from './base'

/** 留痕: the change log, to be read, checked and handed out. */
export const audit = base.audit.router({
  choices: base.audit.choices.handler(({ context }) => auditChoices(context.store())),
  list: base.audit.list.handler(({ context, input }) => auditPage(context.store(), input.filter, input.offset, input.limit)),
  check: base.audit.check.handler(({ context, signal }) => toldErrors(chainReport(context.store(), signal))),
  checkCodes: base.audit.checkCodes.handler(({ context, input }) => checkCodes(context.store(), input.text)),
  export: base.audit.export.handler(({ context, input, signal }) => toldErrors(auditTable(context, input, signal))),
})
