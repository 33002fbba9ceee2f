import { base, toldErrors } from './base'
import { triedBackups, useBackup } from './recovery/backups'
import { checkFile } from './recovery/check'
import { salvageFile } from './recovery/salvage'

/** The way on when a data file is damaged: check, salvage, newest good backup. */
export const recovery = base.recovery.router({
  check: base.recovery.check.handler(({ context, signal }) => toldErrors(checkFile(context, signal))),
  salvage: base.recovery.salvage.handler(({ context, signal }) => toldErrors(salvageFile(context, signal))),
  backups: base.recovery.backups.handler(({ context, signal }) => toldErrors(triedBackups(context, signal))),
  useBackup: base.recovery.useBackup.handler(({ context, input }) => useBackup(context, input.id)),
})
