import type { Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import type { RoundSubject } from '@shared/domain/round'

const [first] = builtInSchemes
if (!first) throw new Error('a built-in scheme is expected')

/** The built-in yearly six-star scheme, three stages. */
export const scheme: Scheme = first

/** An enterprise that every indicator concerns, unless attributes say otherwise. */
export function subject(subjectId: string, attributes: RoundSubject['attributes'] = {}): RoundSubject {
  const all = { ...Object.fromEntries(scheme.attributes.map(({ code, type }) => [code, type === 'number' ? 10 : type === 'boolean' ? false : type === 'list' ? ['双管'] : ''])), enterprise: true, ...attributes }
  return { subjectId, name: `组织${subjectId}`, partyName: '', township: '甲镇', track: 'large', trackBy: 'rule', attributes: all }
}
