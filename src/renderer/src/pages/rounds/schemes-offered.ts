import type { StoredScheme } from '@shared/domain/scheme'
import { isYearly, type Period } from './periods'

/** Published schemes, organizations first; of each kind the built-in ones first, else in the order they are kept. */
export function offeredSchemes(schemes: readonly StoredScheme[]): StoredScheme[] {
  const kinds: StoredScheme['subject'][] = ['organization', 'unit', 'project']
  const weight = (scheme: StoredScheme) => kinds.indexOf(scheme.subject) * 2 + (scheme.builtIn ? 0 : 1)
  return schemes.filter((scheme) => scheme.status === 'published').sort((left, right) => weight(left) - weight(right))
}

/** The scheme of a kind of subject that fits a period by its name: yearly or quarterly. */
export function fittingScheme(offered: readonly StoredScheme[], period: Period, kind: StoredScheme['subject']): StoredScheme | undefined {
  const word = isYearly(period) ? '年度' : '季度'
  const ofKind = offered.filter((scheme) => scheme.subject === kind)
  return ofKind.find((scheme) => scheme.name.includes(word)) ?? ofKind[0]
}
