/** The sheets of a document: where the next thing stands, and what is drawn on them. All measures are points from the top left. */
import { PDFName, type PDFDocument, type PDFFont, type PDFImage, type PDFPage } from '@cantoo/pdf-lib'
import { paperMargins, paperSheet, type PaperPage } from '@shared/paper/paper'
import type { Typeface } from './typeface'

export const millimetre = 72 / 25.4
/** Of a page number. */
const numberPoints = 10.5
/** How far the base of Chinese characters is below their top, in their height. */
const base = 0.86

export interface Pages {
  readonly left: number
  readonly width: number
  /** Height of an empty page. */
  readonly height: number
  /** Where the next thing stands. */
  top: number
  /** Height that is left on this page. */
  room(): number
  /** Whether nothing stands on this page yet. */
  empty(): boolean
  /** Begins another page, unless this one is empty. */
  turn(): void
  /** A line of text, its middle in the middle of `height` from `top`. */
  text(line: { text: string; typeface: Typeface; points: number; left: number; top: number; height: number }): void
  /** A filled rectangle. @param grey 0 is black */
  fill(box: { left: number; top: number; width: number; height: number; grey: number }): void
  /** Lines half a point thick, each from one point to another. */
  rules(lines: readonly (readonly [left: number, top: number, right: number, bottom: number])[]): void
  picture(image: PDFImage, box: { left: number; top: number; width: number; height: number }): void
  /** Ends the last page. */
  finish(): void
}

export function createPages(document: PDFDocument, paper: PaperPage, numbers: Typeface): Pages {
  const sheet = paperSheet(paper)
  const margins = paperMargins(paper)
  const size = { width: sheet.width * millimetre, height: sheet.height * millimetre }
  const begin = margins.top * millimetre
  const end = size.height - margins.bottom * millimetre
  let page: PDFPage | null = null
  let count = 0
  let content: string[] = []
  let fonts = new Map<PDFFont, string>()

  /** A page is made with the first thing that is drawn on it. */
  const drawnOn = () => (page ??= document.addPage([size.width, size.height]))

  function draw(operators: string): void {
    drawnOn()
    content.push(operators)
  }

  /** What a font is called on this page. */
  function nameOf(font: PDFFont): string {
    const known = fonts.get(font)
    if (known !== undefined) return known
    const name = `F${fonts.size}`
    fonts.set(font, name)
    drawnOn().node.setFontDictionary(PDFName.of(name), font.ref)
    return name
  }

  function close(): void {
    if (!page) return
    count += 1
    const text = `— ${count} —`
    pages.text({ text, typeface: numbers, points: numberPoints, left: (size.width - numbers.width(text, numberPoints)) / 2, top: end, height: size.height - end })
    page.node.addContentStream(document.context.register(document.context.flateStream(content.join('\n'))))
    page = null
    content = []
    fonts = new Map()
  }

  const pages: Pages = {
    left: margins.left * millimetre,
    width: size.width - (margins.left + margins.right) * millimetre,
    height: end - begin,
    top: begin,
    room: () => end - pages.top,
    empty: () => pages.top === begin,
    turn() {
      if (pages.empty()) return
      close()
      pages.top = begin
    },
    text({ text, typeface, points, left, top, height }) {
      const y = place(size.height - top - (height - points) / 2 - base * points)
      let x = left
      for (const { font, codes, width } of typeface.stretches(text)) {
        draw(`BT /${nameOf(font)} ${points} Tf 1 0 0 1 ${place(x)} ${y} Tm <${codes}> Tj ET`)
        x += width * points
      }
    },
    fill({ left, top, width, height, grey }) {
      draw(`${grey} g ${place(left)} ${place(size.height - top - height)} ${place(width)} ${place(height)} re f 0 g`)
    },
    rules(lines) {
      if (lines.length === 0) return
      draw(`0.5 w ${lines.map(([left, top, right, bottom]) => `${place(left)} ${place(size.height - top)} m ${place(right)} ${place(size.height - bottom)} l`).join(' ')} S`)
    },
    picture(image, { left, top, width, height }) {
      const key = drawnOn().node.newXObject('Picture', image.ref)
      draw(`q ${place(width)} 0 0 ${place(height)} ${place(left)} ${place(size.height - top - height)} cm ${key.toString()} Do Q`)
    },
    finish: close,
  }
  return pages
}

/** A hundredth of a point is finer than any printer. */
function place(points: number): number {
  return Math.round(points * 100) / 100
}
