import type { Mark, MarkInput } from '@rules'

type MarkOf = (indicator: string, input: MarkInput) => Mark

/** Equal for two inputs of an indicator only when they say the same. */
function keyOf(input: MarkInput): string | number {
  return 'value' in input && input.reason === undefined ? input.value : JSON.stringify(input)
}

/** In a large round the same few marks come again and again: each is held once. Marks are never altered. */
export function sharedMarks(): (stage: string, evaluator: string) => MarkOf {
  const places = new Map<string, MarkOf>()
  return (stage, evaluator) => {
    const key = JSON.stringify([stage, evaluator])
    const known = places.get(key) ?? marksOfPlace({ ...(stage === '' ? {} : { role: stage }), ...(evaluator === '' ? {} : { evaluator }) })
    places.set(key, known)
    return known
  }
}

function marksOfPlace(place: Pick<Mark, 'role' | 'evaluator'>): MarkOf {
  const indicators = new Map<string, Map<string | number, Mark>>()
  return (indicator, input) => {
    const known = indicators.get(indicator) ?? new Map<string | number, Mark>()
    indicators.set(indicator, known)
    const key = keyOf(input)
    const mark = known.get(key) ?? { indicator, input, ...place }
    known.set(key, mark)
    return mark
  }
}
