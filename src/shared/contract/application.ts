import { oc, type } from '@orpc/contract'
import type { ApplicationStatus } from '../domain/application'

/** Which shell this is, and whether a data file is open. Never fails. */
export const application = {
  status: oc.output(type<ApplicationStatus>()),
  quit: oc.output(type<void>()),
}
