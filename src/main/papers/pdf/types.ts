import type { PaperPage } from '@shared/paper/paper'
import { millimetre } from './pages'
import type { Type } from './text'
import type { Typefaces } from './typeface'

/** Type with the room before and after it, points. */
export interface Spaced {
  type: Type
  before: number
  after: number
}

/** GB/T 9704: a title of 22 points, text of 16 with 22 lines to a page. */
export function titleType({ title }: Typefaces, { look }: PaperPage): Spaced {
  if (look === 'official') return { type: { typeface: title, points: 22, line: 33 }, before: 0, after: 10 * millimetre }
  return { type: { typeface: title, points: 20, line: 27 }, before: 0, after: 4 * millimetre }
}

/** The title of a table within a text. */
export function captionType({ heading }: Typefaces): Spaced {
  return { type: { typeface: heading, points: 10.5, line: 10.5 * 1.6 }, before: 3 * millimetre, after: millimetre }
}

export function headingType({ heading }: Typefaces, page: PaperPage): Spaced {
  return { type: { ...measures(page), typeface: heading }, before: 5 * millimetre, after: 2 * millimetre }
}

export function textType({ body }: Typefaces, page: PaperPage): Type {
  return { ...measures(page), typeface: body }
}

function measures({ look }: PaperPage): { points: number; line: number } {
  return look === 'official' ? { points: 16, line: 29 } : { points: 14, line: 14 * 1.6 }
}
