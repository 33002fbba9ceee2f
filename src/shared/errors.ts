/**
 * The errors that cross the contract. Each has a code, a Chinese sentence a clerk understands, and where it helps a place.
 * Services throw `AppError`; the transport turns it into an oRPC error with the same three parts, and the page back.
 */

export const errorCodes = [
  'no-data-file',
  'data-file-unreadable',
  'data-file-newer',
  'data-file-locked',
  'data-file-missing',
  'folder-unwritable',
  'disk-full',
  'read-only',
  'not-found',
  'conflict',
  'invalid-input',
  'scheme-invalid',
  'scheme-published',
  'scheme-in-use',
  'round-finished',
  'round-not-finished',
  'sheet-confirmed',
  'sign-in-required',
  'wrong-pin',
  'file-unreadable',
  'file-too-large',
  'file-protected',
  'unsupported-file',
  'package-damaged',
  'package-newer',
  'package-refused',
  'password-needed',
  'wrong-password',
  'host-unavailable',
  'cancelled',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** Where in a file, table or scheme the error stands. */
export interface Place {
  file?: string
  sheet?: string
  row?: number
  column?: string
  subjectId?: string
  indicator?: string
  path?: string
}

/** An error a person can act on. `message` is a whole Chinese sentence without technical words. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly place: Place | undefined

  constructor(code: ErrorCode, message: string, place?: Place, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
    this.place = place
  }
}
