import { countRows, type Table } from '@shared/paper/table'
import { notifyError, notifySuccess } from '@/components/notify'
import { copiedTable } from '@/copied-table'
import { host } from '@/host'

/** Puts a table on the clipboard, in answer to a click or key, and says so. */
export async function copyShown(table: Table): Promise<void> {
  try {
    host.copyTable(await copiedTable(table))
    notifySuccess(`已复制 ${countRows([table])} 行，可以粘贴到 Excel、WPS 或 Word`)
  } catch (error) {
    notifyError(error)
  }
}
