import type { CellContent } from '@shared/register'

/** One sheet as a table of contents, without rows and columns after the last that hold anything. */
export interface SheetContent {
  name: string
  hidden: boolean
  /** By 0-based row, then 0-based column; shorter rows and `undefined` cells are empty. Merged cells are filled. */
  rows: CellContent[][]
  columnCount: number
}

/** What a cell shown as “90%” and kept as 0.9 is: its number, or what is seen. */
export interface ReadOptions {
  percents?: 'number' | 'text'
}

export interface WorkbookContent {
  /** Of text files: the encoding that was recognised. */
  encoding: string | null
  sheets: SheetContent[]
}

/** Above these a file is refused instead of being read in part. */
export const limits = {
  /** Bytes of the file. */
  fileSize: 50 * 1024 * 1024,
  /** Bytes of a text file. */
  textSize: 30 * 1024 * 1024,
  /** Bytes of a packed file once unpacked, pictures included. */
  unpackedSize: 160 * 1024 * 1024,
  /** Bytes of its tables and texts once unpacked. */
  tableSize: 64 * 1024 * 1024,
  /** Bytes of a single other part, such as styles, once unpacked. */
  partSize: 8 * 1024 * 1024,
  entries: 5_000,
  sheets: 200,
  rows: 50_000,
  columns: 500,
  cells: 1_500_000,
} as const
