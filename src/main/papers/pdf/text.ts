import { cellText } from '@shared/paper/text'
import { balanced, wrapped } from './lines'
import type { Pages } from './pages'
import type { Typeface } from './typeface'

export type Align = 'left' | 'center' | 'right'

/** Type and the height of a line of it, points. */
export interface Type {
  typeface: Typeface
  points: number
  line: number
}

/** A text where it stands: its lines begin at the left, in the middle or end at the right of the width. */
export interface Place {
  left: number
  width: number
  align: Align
}

/** The lines of a text, not yet drawn. @param lead stands before the first one */
export function linesOf(text: string, { typeface, points }: Type, width: number, lead = ''): string[] {
  return wrapped(cellText(text), width, (part) => typeface.width(part, points), lead)
}

/** Draws lines from `top` down. */
export function drawLines(pages: Pages, lines: readonly string[], { typeface, points, line }: Type, { left, width, align }: Place, top: number): void {
  lines.forEach((text, at) => {
    if (text === '') return
    const free = align === 'left' ? 0 : width - typeface.width(text, points)
    pages.text({ text, typeface, points, left: left + (align === 'center' ? free / 2 : free), top: top + at * line, height: line })
  })
}

/** Lines that stay with what may not stand alone on the next page. */
const together = 2

/** Draws lines across the sheet where the next thing stands, over as many pages as they need. @param below height that stays on the page with the last ones */
export function flowLines(pages: Pages, lines: readonly string[], type: Type, align: Align, below = 0): void {
  for (const [at, text] of lines.entries()) {
    const last = at === Math.max(0, lines.length - together)
    if (pages.room() < (last && below > 0 ? (lines.length - at) * type.line + below : type.line)) pages.turn()
    drawLines(pages, [text], type, { left: pages.left, width: pages.width, align }, pages.top)
    pages.top += type.line
  }
}

/** The lines of a title: about equally long. */
export function titleLines(text: string, { typeface, points }: Type, width: number): string[] {
  return balanced(cellText(text), width, (part) => typeface.width(part, points))
}
