import { compact, excerpt, isDash, isNoneWord } from '../clean-text'
import { note, nothing, refused, understood, type Reading } from '../finding'

const numerals = '零一二三四五六'
const undecided = new Set(['未定', '未定级', '未评', '未评定', '不定级', '未定星', '未定星级', '暂未评定'])

/** Reads a star level 0–6: `4`, `4星`, `四星级` or `★★★★`. “未定” is no level. */
export function readLevelValue(content: string | number): Reading {
  const text = compact(String(content))
  if (text === '') return nothing
  if (undecided.has(text) || isDash(text) || isNoneWord(text)) return understood(null, note('no-level', `“${excerpt(text)}”按没有星级处理`))
  if (/^[★⭐☆]{1,6}$/u.test(text)) return understood([...text].filter((star) => star !== '☆').length)
  const digit = /^([0-9零一二两三四五六七八九])(?:星级?|颗星|级)?(?:党组织)?$/u.exec(text)?.[1]
  if (digit === undefined) return refused('not-a-level', `“${excerpt(text)}”不是 0–6 星，没有导入这一格`)
  const level = /\d/.test(digit) ? Number(digit) : digit === '两' ? 2 : numerals.indexOf(digit)
  return level >= 0 && level <= 6 ? understood(level) : refused('not-a-level', `“${excerpt(text)}”不是 0–6 星，没有导入这一格`)
}
