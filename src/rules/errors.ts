import type { SchemeProblem } from './types'

/** A scheme that cannot be used, with every problem found. */
export class SchemeError extends Error {
  readonly problems: SchemeProblem[]

  constructor(problems: SchemeProblem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('\n'))
    this.name = 'SchemeError'
    this.problems = problems
  }
}

export type MarkErrorCode =
  | 'wrong-shape'
  | 'not-a-number'
  | 'too-many-decimals'
  | 'out-of-range'
  | 'off-step'
  | 'not-integer'
  | 'unknown-indicator'
  | 'unknown-role'
  | 'unknown-option'
  | 'unknown-item'
  | 'duplicate'
  | 'reason-required'
  | 'not-applicable-refused'
  | 'division-by-zero'
  | 'too-few-votes'

/** A mark its rule refuses. The message is a Chinese sentence. */
export class MarkError extends Error {
  readonly indicator: string
  readonly code: MarkErrorCode

  constructor(indicator: string, code: MarkErrorCode, message: string) {
    super(message)
    this.name = 'MarkError'
    this.indicator = indicator
    this.code = code
  }
}
