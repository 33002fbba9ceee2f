import type { DataRow, DataTableName } from '@shared/round-data/columns'

/** What the thread is begun with. */
export interface RoundDataWork {
  path: string
  texts: readonly { name: string; text: string }[]
}

/** Each is answered by one reply, in order. */
export type RoundDataRequest = { do: 'add'; table: DataTableName; rows: readonly DataRow[] } | { do: 'finish' } | { do: 'discard' }
export type RoundDataReply = { ok: true } | { ok: false; code: string; message: string }
