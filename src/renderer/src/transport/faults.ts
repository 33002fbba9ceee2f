import { AppError, type ErrorCode } from '@shared/errors'

/** What goes wrong with the data file itself while it is in use, and not with what was asked. */
const faultCodes: readonly ErrorCode[] = ['data-file-missing', 'data-file-unreadable', 'data-file-locked', 'disk-full', 'read-only']
/** Opening, saving elsewhere and taking in files have their own place to say what went wrong. */
const elsewhere = new Set(['dataFiles', 'recovery', 'backups', 'files', 'imports', 'exports', 'audit'])

let listener: (fault: AppError) => void = () => undefined

/** Names who is told of faults of the data file. */
export function onFault(listen: (fault: AppError) => void): void {
  listener = listen
}

export function tellFault(error: unknown, area: string | undefined): void {
  if (error instanceof AppError && faultCodes.includes(error.code) && !elsewhere.has(area ?? '')) listener(error)
}
