import type { PackedSheet, PackedSheets, SheetCell } from './domain/sheet'
import { itemAt, textPlacesIn } from './numbered'
import { decodeCells } from './sheet-cells'

/** Who and when, as `encodeCells` writes it. What it finds wrongly, within something typed, is put together again all the same. */
const stamp = /("a":"[^"]*","b":"(?:[^"\\]|\\.)*")/

/**
 * Cuts the cells into who and when, and what stands between: the same few pieces come again and again in thousands of
 * sheets, so each is sent and kept once.
 */
export function packSheets(sheets: Iterable<PackedSheet>): PackedSheets {
  const pieces: string[] = []
  const placeOf = textPlacesIn(pieces)
  const packed: PackedSheet[] = []
  for (const { subjectId, cells } of sheets) packed.push({ subjectId, cells: cells.split(stamp).map(placeOf).join(' ') })
  return { sheets: packed, pieces }
}

/** The cells of a sheet that `packSheets` has packed. */
export function unpackCells(cells: string, pieces: readonly string[]): Record<string, SheetCell> {
  return decodeCells(
    cells
      .split(' ')
      .map((place) => itemAt(pieces, Number(place)))
      .join(''),
  )
}
