import type { CellContent } from '@shared/register'

/** The rows without holes: a row without content is an empty array, a cell without content is null. */
export function trimRows(rows: readonly (readonly CellContent[] | undefined)[]): CellContent[][] {
  return Array.from(rows, (row) => (row ? Array.from(row, (cell) => cell ?? null) : []))
}
