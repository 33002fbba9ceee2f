import { oc, type } from '@orpc/contract'
import type { ApplicationStatus } from '../domain/application'
import type { ShellRequest } from '../domain/shell-request'

/** Which shell this is, and whether a data file is open. Never fails. */
export const application = {
  status: oc.output(type<ApplicationStatus>()),
  quit: oc.output(type<void>()),
  /** What the shell asks of the page, as it comes, until cancelled. Ends at once where there is no shell. */
  requests: oc.output(type<AsyncIterable<ShellRequest>>()),
}
