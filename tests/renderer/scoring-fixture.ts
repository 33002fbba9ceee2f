import type { Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import type { RoundDocument, RoundSubject } from '@shared/domain/round'

const [first] = builtInSchemes
if (!first) throw new Error('a built-in scheme is expected')

/** The built-in yearly six-star scheme, three stages. */
export const scheme: Scheme = first

/** An enterprise that every indicator concerns, unless attributes say otherwise. */
export function subject(subjectId: string, attributes: RoundSubject['attributes'] = {}): RoundSubject {
  const all = { ...Object.fromEntries(scheme.attributes.map(({ code, type }) => [code, type === 'number' ? 10 : type === 'boolean' ? false : type === 'list' ? ['双管'] : ''])), enterprise: true, ...attributes }
  return { subjectId, name: `组织${subjectId}`, partyName: '', township: '甲镇', track: 'large', trackBy: 'rule', attributes: all }
}

/** An open round of that scheme with one organization, `a`. */
export function roundDocument(id = 'r'): RoundDocument {
  return {
    round: { id, name: '2026年度', subjectKind: 'organization', schemeId: 's', schemeName: '', schemeVersion: 1, schemeHash: '', startsOn: '2026-01-01', endsOn: '2026-12-31', status: 'open', finishedAt: null, previousRoundId: null, subjectCount: 1 },
    scheme,
    tracks: [],
    subjects: [subject('a')],
  }
}
