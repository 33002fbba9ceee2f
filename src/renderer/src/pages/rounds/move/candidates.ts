import type { Round } from '@shared/domain/round'
import type { StoredScheme } from '@shared/domain/scheme'

/** Published schemes a round could go on with: newer versions of its own first, then other schemes for the same kind of subject. */
export function candidates(schemes: readonly StoredScheme[], round: Pick<Round, 'schemeId' | 'schemeName' | 'schemeVersion' | 'subjectKind'>): StoredScheme[] {
  const fitting = schemes.filter((scheme) => scheme.status === 'published' && scheme.subject === round.subjectKind && scheme.id !== round.schemeId)
  const newer = fitting.filter((scheme) => scheme.name === round.schemeName && scheme.version > round.schemeVersion).sort((a, b) => b.version - a.version)
  const own = fitting.filter((scheme) => !newer.includes(scheme) && !scheme.builtIn).reverse()
  return [...newer, ...own, ...fitting.filter((scheme) => !newer.includes(scheme) && scheme.builtIn)]
}
