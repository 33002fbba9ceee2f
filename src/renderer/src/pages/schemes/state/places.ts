import type { SchemeProblem } from '@rules'

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
