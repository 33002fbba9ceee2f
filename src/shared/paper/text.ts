/** Text that any spreadsheet program can hold: without control characters and broken surrogates, within a cell's length. */
export function cellText(text: string): string {
  // eslint's no-control-regex forbids writing these ranges in a pattern, so they are judged by code.
  let clean = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const control = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
    const broken = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
    if (broken) clean += '\ufffd'
    else if (!control) clean += character
  }
  return clean.length > 32_767 ? `${clean.slice(0, 32_766)}…` : clean
}

/** Text a spreadsheet program would take for a formula. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text)
}

/** Width in half-width characters: a Chinese character takes two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f || /[‘’“”…—·★☆×（）]/.test(character) ? 2 : 1
  return width
}

/** Width of the longest of a text's lines. */
export function linesWidth(text: string): number {
  return Math.max(...text.split('\n').map(textWidth))
}

/** A long run without a place to break, like a credit code. */
export function isCode(text: string): boolean {
  return /^[\x21-\x7e]{8,}$/.test(text)
}
