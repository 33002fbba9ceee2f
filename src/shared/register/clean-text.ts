/** Control and format characters (zero-width blanks, soft hyphens, byte order marks): they cannot be seen and make equal names differ. */
const invisible = /[\p{Cc}\p{Cf}]/gu
const lineBreaks = /[\r\n\t\v\f\u2028\u2029]+/gu
const loneSurrogates = /\p{Cs}/gu

/** Text as it is stored: one line, without surrounding blanks (full-width ones too) and characters that cannot be seen. */
export function cleanText(text: string): string {
  return text.replace(loneSurrogates, '\ufffd').replace(lineBreaks, ' ').replace(invisible, '').trim()
}

/** Half-width form of what is typed for numbers, dates and codes, without any blanks. */
export function compact(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2012]/gu, '-')
    .replace(/\s+/gu, '')
}

/** Names are written with full-width brackets. */
export function fullWidthBrackets(text: string): string {
  return text.replaceAll('(', '（').replaceAll(')', '）')
}

/** What two spellings of the same name share: blanks, width of brackets and letters, and case do not count. */
export function nameKey(name: string): string {
  return compact(name).toUpperCase()
}

const dashes = new Set(['-', '--', '—', '——', '–', '―', '_', '/', '\\', '//', '.', '…', '……', 'N/A', 'n/a', 'NA'])
const noneWords = new Set(['无', '没有', '暂无', '空', '未填'])

/** A stroke put into a cell to say that nothing belongs there. */
export function isDash(text: string): boolean {
  return dashes.has(cleanText(text)) || dashes.has(compact(text))
}

/** A word for “none”. */
export function isNoneWord(text: string): boolean {
  return noneWords.has(compact(text))
}

/** Text short enough to stand in a sentence. */
export function excerpt(text: string): string {
  const characters = [...cleanText(text)]
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : characters.join('')
}
