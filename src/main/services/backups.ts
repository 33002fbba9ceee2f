import { base, toldErrors } from './base'
import { carryAway } from './backups/carry'
import { backupsOf } from './backups/folder'
import { makeBackup } from './backups/make'
import { previewBackup } from './backups/preview'
import { restoreBackup } from './backups/restore'

/** Copies of the open data file. */
export const backups = base.backups.router({
  list: base.backups.list.handler(({ context }) => backupsOf(context.store().path)),
  make: base.backups.make.handler(({ context }) => makeBackup(context, 'manual')),
  check: base.backups.check.handler(({ context }) => ({ sound: context.store().isSound() })),
  carry: base.backups.carry.handler(({ context, input, signal }) => toldErrors(carryAway(context, input, signal))),
  preview: base.backups.preview.handler(({ context, input }) => previewBackup(context, input.id)),
  restore: base.backups.restore.handler(({ context, input }) => restoreBackup(context, input.id)),
})
