import type { SchemeProblem } from '../types'
import { placeName } from './place'

export type Path = readonly (string | number)[]

/** The codes of `SchemeProblem.code`. */
export type ProblemCode =
  | 'bad-type'
  | 'unknown-key'
  | 'duplicate-code'
  | 'unknown-reference'
  | 'sum-mismatch'
  | 'not-allowed'
  | 'out-of-range'
  | 'too-many-decimals'
  | 'unreachable-level'
  | 'exceeds-full-score'

/** Collects problems; the text says what is wrong, the place is put before it. */
export interface Report {
  error(path: Path, code: ProblemCode, text: string): void
  warning(path: Path, code: ProblemCode, text: string): void
}

export function collect(input: unknown): { report: Report; problems: SchemeProblem[] } {
  const problems: SchemeProblem[] = []
  const add = (severity: SchemeProblem['severity'], path: Path, code: ProblemCode, text: string) => {
    problems.push({ severity, path: pointer(path), code, message: `${placeName(input, path)}：${text}` })
  }
  return {
    problems,
    report: {
      error: (path, code, text) => add('error', path, code, text),
      warning: (path, code, text) => add('warning', path, code, text),
    },
  }
}

/** JSON Pointer (RFC 6901). */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
