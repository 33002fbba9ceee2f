import { spawnSync } from 'node:child_process'

/** A word of a pdf and the box it takes on its page, points from the top left. */
export interface Word {
  page: number
  text: string
  left: number
  top: number
  right: number
  bottom: number
}

const numbers = (tag: string) => [...tag.matchAll(/="([\d.]+)"/g)].map(([, value]) => Number(value))

/** The words of a pdf where they stand, as poppler reads them. */
export function wordsOf(path: string): Word[] {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 100_000_000 })
  if (status !== 0) throw new Error(stderr)
  return stdout.split('<page ').slice(1).flatMap((part, page) =>
    [...part.matchAll(/<word ([^>]*)>([^<]*)</g)].map(([, tag = '', text = '']): Word => {
      const [left = 0, top = 0, right = 0, bottom = 0] = numbers(tag)
      return { page, text, left, top, right, bottom }
    }),
  )
}

/** Pairs of words that are printed over each other. */
export function overprints(words: readonly Word[]): string[] {
  return words.flatMap((one, at) =>
    words.slice(at + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      // Boxes of neighbouring lines overlap a little: they are as high as the font, not as its letters.
      return one.page === other.page && across > 0.5 && down > 0.6 * (one.bottom - one.top) ? [`${one.text} / ${other.text}`] : []
    }),
  )
}
