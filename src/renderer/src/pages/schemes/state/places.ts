import type { Scheme, SchemeProblem } from '@rules'

/** Whether a JSON Pointer is this place or lies inside it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`)
}

/** Every place on the way to this one, the nearest first: “/a/b” → “/a/b”, “/a”. */
export function placesToward(pointer: string): string[] {
  const steps = pointer.split('/')
  return steps.map((_, index) => steps.slice(0, steps.length - index).join('/')).filter((place) => place !== '')
}

/** Errors before warnings, else in the order of the scheme. */
export function byWeight(problems: readonly SchemeProblem[]): SchemeProblem[] {
  return [...problems.filter((problem) => problem.severity === 'error'), ...problems.filter((problem) => problem.severity === 'warning')]
}

/** What a fold is remembered by: codes, for places change when rows move. */
export const starKey = (code: string) => `star ${code}`
export const indicatorKey = (code: string) => `indicator ${code}`

/** The folds that hide a place: its star, and its indicator when the place is inside the form. */
export function foldsOf(scheme: Scheme, pointer: string): string[] {
  const [, list, group, , indicator, ...inside] = pointer.split('/')
  const groups = list === 'stars' ? scheme.stars : list === 'bonus' ? scheme.bonus : list === 'deductions' ? scheme.deductions : undefined
  const found = groups?.[Number(group)]
  if (!found) return []
  const shown = found.indicators[Number(indicator)]
  return [...(list === 'stars' ? [starKey(found.code)] : []), ...(shown && inside.length > 0 ? [indicatorKey(shown.code)] : [])]
}
