import type { Table } from '@shared/paper/table'
import { cellText } from '@shared/paper/text'
import { millimetre, type Pages } from './pages'
import { drawLines, flowLines, linesOf, type Type } from './text'
import type { Typeface } from './typeface'

export interface TableEnd {
  /** Points. */
  readonly height: number
  draw(): void
}

/** What stands below a table or a text: its notes, and names with room to sign after each. They stay together, and with the last row. */
export function createTableEnd(pages: Pages, { notes, signatures }: Pick<Table, 'notes' | 'signatures'>, typeface: Typeface): TableEnd {
  const small: Type = { typeface, points: 9, line: 9 * 1.45 }
  const names: Type = { typeface, points: 10.5, line: 10.5 * 1.6 }
  const lines = notes.flatMap((note) => linesOf(note, small, pages.width))
  const beforeNotes = notes.length > 0 ? 2 * millimetre : 0
  const beforeNames = signatures.length > 0 ? 7 * millimetre : 0
  const height = beforeNotes + lines.length * small.line + (signatures.length > 0 ? beforeNames + names.line : 0)

  function sign(): void {
    const texts = signatures.map((name) => cellText(`${name}：`))
    const widths = texts.map((text) => typeface.width(text, names.points))
    const free = pages.width - 30 * millimetre - widths.reduce((sum, width) => sum + width, 0)
    let { left } = pages
    texts.forEach((text, at) => {
      drawLines(pages, [text], names, { left, width: 0, align: 'left' }, pages.top)
      left += (widths[at] ?? 0) + free / Math.max(1, texts.length - 1)
    })
    pages.top += names.line
  }

  return {
    height,
    draw() {
      // Notes longer than a page begin where they are.
      if (pages.room() < height && height <= pages.height) pages.turn()
      pages.top += beforeNotes
      flowLines(pages, lines, small, 'left')
      if (signatures.length === 0) return
      pages.top += beforeNames
      if (pages.room() < names.line) pages.turn()
      sign()
    },
  }
}
