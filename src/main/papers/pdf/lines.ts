import { LineBreaker } from 'css-line-break'

/** Points a text takes. */
export type Measure = (text: string) => number

/**
 * Lines of a text that fit into a width (points), broken where Unicode allows it (UAX 14, as browsers do): no line begins
 * with a closing mark, words and numbers stay whole unless they alone are too long. Spaces are run together, line breaks kept.
 *
 * @param lead stands before every line that the text itself begins
 */
export function wrapped(text: string, width: number, measure: Measure, lead = ''): string[] {
  return text.split('\n').flatMap((line) => {
    const plain = lead + line.replace(/[ \t\r]+/g, ' ').replace(/^ | $/g, '')
    return measure(plain) <= width ? [plain] : broken(plain, width, measure)
  })
}

function broken(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const piece of pieces(text)) {
    if (used > 0 && used + measure(piece.trimEnd()) > width) end()
    for (const part of measure(piece.trimEnd()) > width ? piece : [piece]) {
      const wide = measure(part)
      if (used > 0 && used + measure(part.trimEnd()) > width) end()
      line += part
      used += wide
    }
  }
  if (line !== '') end()
  return lines
}

/** What no line is broken within. */
function pieces(text: string): string[] {
  const breaker = LineBreaker(text, { lineBreak: 'normal', wordBreak: 'normal' })
  const found: string[] = []
  for (let next = breaker.next(); !next.done; next = breaker.next()) found.push(next.value.slice())
  return found
}

/** As few lines as `wrapped`, about equally long: for a title. */
export function balanced(text: string, width: number, measure: Measure): string[] {
  const lines = wrapped(text, width, measure)
  let [low, high] = [width / lines.length, width]
  while (high - low > 1) {
    const middle = (low + high) / 2
    if (wrapped(text, middle, measure).length > lines.length) low = middle
    else high = middle
  }
  return lines.length === 1 ? lines : wrapped(text, high, measure)
}
