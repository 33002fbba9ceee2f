/** What stays in one piece on a page. */
import type { Paper } from '@shared/paper/paper'
import { millimetre, type Pages } from './pages'
import { drawLines, linesOf, type Type } from './text'
import type { Typefaces } from './typeface'
import { textType } from './types'

type BlockOf<Kind extends Paper['blocks'][number]['kind']> = Extract<Paper['blocks'][number], { kind: Kind }>

export interface Part {
  /** Points. */
  readonly height: number
  /** Draws it where the next thing stands, on the next page where this one has no room for it. */
  draw(): void
}

/** Bars are told apart by length and figure, not by colour: they are read on black-and-white prints. */
export function barsPart(pages: Pages, { bars }: BlockOf<'bars'>, { body }: Typefaces): Part {
  const type: Type = { typeface: body, points: 10.5, line: 10.5 * 1.6 }
  const label = 42 * millimetre
  const gap = 3 * millimetre
  const figure = 34 * millimetre
  const thick = 3.6 * millimetre
  const longest = pages.width - label - figure - 2 * gap
  const most = Math.max(1e-9, ...bars.map(({ value }) => value))
  const rows = bars.map(({ label: name, text, value }) => {
    const lines = { label: linesOf(name, type, label), text: linesOf(text, type, figure) }
    return { value, lines, height: Math.max(lines.label.length, lines.text.length) * type.line }
  })
  const height = rows.reduce((sum, row) => sum + row.height, 0)
  return {
    height,
    draw() {
      // Bars longer than a page begin where they are.
      if (pages.room() < height && height <= pages.height) pages.turn()
      for (const row of rows) {
        if (pages.room() < row.height) pages.turn()
        const middle = (part: readonly string[]) => pages.top + (row.height - part.length * type.line) / 2
        drawLines(pages, row.lines.label, type, { left: pages.left, width: label, align: 'left' }, middle(row.lines.label))
        pages.fill({ left: pages.left + label + gap, top: pages.top + (row.height - thick) / 2, width: (longest * Math.max(0, row.value)) / most, height: thick, grey: 0.47 })
        drawLines(pages, row.lines.text, type, { left: pages.left + pages.width - figure, width: figure, align: 'left' }, middle(row.lines.text))
        pages.top += row.height
      }
      pages.top += 3 * millimetre
    },
  }
}

/** Round, as large as an official seal (42 mm), so that the seal covers the unit and the date. */
export function sealPart(pages: Pages, { unit, date }: BlockOf<'seal'>, paper: Paper, faces: Typefaces): Part {
  const type = textType(faces, paper)
  const official = paper.look === 'official'
  const width = (official ? 100 : 80) * millimetre
  const gap = 2 * millimetre
  const before = 4 * millimetre
  const lines = [unit, ...(official ? [] : ['（公章）']), date].map((text) => linesOf(text, type, width))
  const text = lines.reduce((sum, part) => sum + part.length * type.line, (lines.length - 1) * gap)
  const height = before + Math.max(42 * millimetre, text)
  return {
    height,
    draw() {
      if (pages.room() < height) pages.turn()
      let top = pages.top + before + (height - before - text) / 2
      for (const part of lines) {
        drawLines(pages, part, type, { left: pages.left + pages.width - width, width, align: 'center' }, top)
        top += part.length * type.line + gap
      }
      pages.top += height
    },
  }
}
