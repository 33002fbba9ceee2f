import type { Paper } from '@shared/paper/paper'
import type { Table } from '@shared/paper/table'

export interface WriteOptions {
  /** ISO date that dates the file (the round's end), in place of a clock. */
  date: string
  signal?: AbortSignal
  /** The sheet it is printed on; absent: lying down, as large as each table needs. */
  page?: Pick<Paper, 'size' | 'orientation'>
}

/** Writes tables to a file, yielding the rows written so far. Nothing is left at `path` when it throws `cancelled`. */
export type TableWriter = (path: string, tables: readonly Table[], options: WriteOptions) => AsyncGenerator<number, void>
