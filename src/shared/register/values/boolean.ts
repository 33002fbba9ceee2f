import { compact, excerpt } from '../clean-text'
import { nothing, refused, understood, type Reading } from '../finding'

const yes = new Set(['是', '√', '✓', '✔', '☑', '有', '对', '1', 'Y', 'YES', 'TRUE', '真'])
const no = new Set(['否', '×', '✗', '✘', '☒', '无', '没有', '不是', '非', '0', 'X', 'N', 'NO', 'FALSE', '假', '-', '—', '——', '/'])

/** 是 or 否, a tick or a cross. */
export function readBooleanValue(content: string | number | boolean): Reading {
  if (typeof content === 'boolean') return understood(content)
  const word = compact(String(content)).toUpperCase()
  if (word === '') return nothing
  if (yes.has(word)) return understood(true)
  if (no.has(word)) return understood(false)
  return refused('not-yes-no', `“${excerpt(String(content))}”不是“是”或“否”，没有导入这一格`)
}
