import { base } from './base'
import { yearDocument, yearExplanation } from './years/document'
import { removeYear, saveYear } from './years/keep'
import { summaryOf } from './years/rounds-of-year'

/** 年度汇总. */
export const years = base.years.router({
  list: base.years.list.handler(({ context }) => context.store().years.list().map((year) => summaryOf(context.store(), year))),
  get: base.years.get.handler(({ context, input }) => yearDocument(context.store(), input.yearId)),
  explain: base.years.explain.handler(({ context, input }) => yearExplanation(context.store(), input.yearId, input.subjectId)),
  save: base.years.save.handler(({ context, input: { yearId, ...fields } }) => summaryOf(context.store(), saveYear(context.store(), yearId, fields))),
  remove: base.years.remove.handler(({ context, input }) => removeYear(context.store(), input.yearId)),
})
