/** Fields of the register a scheme can ask for. */
import type { Scheme } from '@rules'
import { builtInFields } from '@shared/register'
import { nextCode } from './codes'

type Attribute = Scheme['attributes'][number]

/** Worked out when a round is opened, for organizations. */
const derived: readonly Attribute[] = [
  { code: 'enterprise', name: '是否企业', type: 'boolean' },
  { code: 'newcomer', name: '是否新建', type: 'boolean' },
  { code: 'firstTime', name: '首次参评', type: 'boolean' },
  { code: 'provincialHonour', name: '省级以上表彰', type: 'boolean' },
]

/** What the register of this kind knows and the rules can judge; names of persons and dates are not among it. */
export function knownAttributes(subject: Scheme['subject']): Attribute[] {
  const fields = builtInFields(subject).flatMap((field): Attribute[] => {
    const { code, name, options } = field
    if (field.personal || code === 'name' || code === 'creditCode' || code === 'note') return []
    if (field.type === 'number') return [{ code, name, type: 'number' }]
    if (field.type === 'list') return [{ code, name, type: 'list', ...(options ? { options: [...options] } : {}) }]
    if (field.type === 'boolean') return [{ code, name, type: 'boolean' }]
    return field.type === 'text' || field.type === 'choice' ? [{ code, name, type: 'text', ...(options ? { options: [...options] } : {}) }] : []
  })
  return subject === 'organization' ? [...fields, ...derived] : fields
}

/** A field of the committee's own; its code is the one its register column bears. */
export function newAttribute(attributes: readonly Attribute[]): Attribute {
  const code = nextCode(
    'field',
    attributes.map((attribute) => attribute.code),
  )
  return { code, name: '新字段', type: 'text' }
}
