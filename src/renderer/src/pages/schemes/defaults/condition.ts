/** Conditions to begin with. */
import type { Condition, Scheme } from '@rules'
import { schemeIndicators } from '@shared/entry'

/** Where scores are not known yet, a condition may only ask for fields of the register. */
export type ConditionScope = 'attributes' | 'anything'
export type ConditionForm = 'attribute' | 'indicator' | 'star' | 'total' | 'all' | 'any' | 'not'

export function formOf(condition: Condition): ConditionForm {
  const forms = ['all', 'any', 'not', 'total', 'star', 'indicator'] as const
  return forms.find((form) => form in condition) ?? 'attribute'
}

/** The forms a new condition can take here: one that has nothing to ask for is not offered. */
export function possibleForms(scheme: Scheme, scope: ConditionScope): ConditionForm[] {
  const attribute: ConditionForm[] = scheme.attributes.length > 0 ? ['attribute'] : []
  if (scope === 'attributes') return attribute.length > 0 ? [...attribute, 'all', 'any', 'not'] : []
  return [...attribute, 'total', 'indicator', 'star', 'all', 'any', 'not']
}

/** A condition of this form about the first thing it can be about; null when there is none. */
export function newCondition(form: ConditionForm, scheme: Scheme, scope: ConditionScope): Condition | null {
  const simple = () => {
    const [first] = possibleForms(scheme, scope)
    return first === undefined ? null : newCondition(first, scheme, scope)
  }
  switch (form) {
    case 'attribute': {
      const [attribute] = scheme.attributes
      return attribute === undefined ? null : attributeCondition(attribute)
    }
    case 'total':
      return { total: { atLeast: 60 } }
    case 'indicator': {
      const [indicator] = schemeIndicators(scheme)
      return indicator === undefined ? null : { indicator: indicator.code, of: 'ratio', atLeast: 0.6 }
    }
    case 'star': {
      const [star] = scheme.stars
      return star === undefined ? null : { star: star.code, lit: true }
    }
    default: {
      const inner = simple()
      if (inner === null) return null
      if (form === 'not') return { not: inner }
      return form === 'all' ? { all: [inner] } : { any: [inner] }
    }
  }
}

/** What is asked of a field, by its type. */
export function attributeCondition({ code, type, options }: Scheme['attributes'][number]): Condition {
  switch (type) {
    case 'boolean':
      return { attribute: code, in: [true] }
    case 'number':
      return { attribute: code, atLeast: 1 }
    case 'list':
      return { attribute: code, has: options?.[0] ?? '' }
    case 'text':
      return { attribute: code, in: options?.slice(0, 1) ?? [] }
  }
}
