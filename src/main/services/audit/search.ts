import type { AuditFilter, AuditPage } from '@shared/domain/audit'
import { schemeIndicators } from '@shared/entry'
import { subjectKinds } from '@shared/domain/subject'
import type { ChangeFilter, Store } from '../../store'
import { auditWords } from './words'

/** More organizations of one text than this are not meant one by one: their values are found by the text itself. */
const mostNamed = 500

/** Entries as the page shows them. */
export function auditPage(store: Store, filter: AuditFilter, offset: number, limit: number): AuditPage {
  const wanted = changeFilter(store, filter)
  const total = store.changes.count(wanted)
  // Looking for what is not there would read the whole log once more.
  return { total, entries: offset < total ? store.changes.page(wanted, offset, limit).map(auditWords(store, { personal: true })) : [] }
}

/** The filter as the log knows it: names of organizations and indicators become their ids and codes. */
export function changeFilter(store: Store, { text, ...filter }: AuditFilter): ChangeFilter {
  const words = text.trim()
  return { ...filter, text: words === '' ? null : { words, subjectIds: subjectsNamed(store, words), indicators: indicatorsNamed(store, words) } }
}

function subjectsNamed(store: Store, text: string): string[] {
  const found = subjectKinds.flatMap((kind) => store.subjects.list(kind)).filter(({ fields }) => String(fields['name'] ?? '').includes(text))
  return found.length > mostNamed ? [] : found.map(({ id }) => id)
}

function indicatorsNamed(store: Store, text: string): string[] {
  const schemes = store.schemes.list().filter(({ rounds }) => rounds > 0)
  const indicators = schemes.flatMap(({ id }) => {
    const scheme = store.schemes.find(id)?.scheme
    return scheme ? schemeIndicators(scheme) : []
  })
  return [...new Set(indicators.filter(({ name }) => name.includes(text)).map(({ code }) => code))]
}
