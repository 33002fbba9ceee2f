import { cleanText, excerpt, isDash, isNoneWord } from '../clean-text'
import { note, nothing, refused, understood, type Reading } from '../finding'
import { canonicalWord } from './choice'

const longestItem = 200
const mostItems = 100

/**
 * Reads several words in one cell, each once.
 * @param options words in use already; other words for them are changed into them. With options a slash or a blank parts words too.
 */
export function readListValue(content: string, options: readonly string[]): Reading {
  if (cleanText(content) === '') return nothing
  if (isDash(content) || isNoneWord(content)) return understood(null, note('blank-word', `“${excerpt(content)}”按未填处理`))
  const words = content
    .split(options.length > 0 ? /[、,，;；|/\s]+/u : /[、,，;；|\r\n]+/u)
    .map(cleanText)
    .filter((word) => word !== '')
  if (words.some((word) => word.length > longestItem) || words.length > mostItems) return refused('list-too-long', `最多 ${mostItems} 项，每项最多 ${longestItem} 字，没有导入这一格`)
  const canonical = words.map((word) => canonicalWord(word, options))
  const findings = canonical.flatMap(({ word, changed }, index) => (changed ? [note('synonym', `“${excerpt(words[index] ?? '')}”按“${word}”导入`)] : []))
  const list = [...new Set(canonical.map(({ word }) => word))]
  return list.length === 0 ? nothing : understood(list, ...findings)
}
