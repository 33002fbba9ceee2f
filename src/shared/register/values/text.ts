import { cleanText, compact, excerpt, fullWidthBrackets, isDash, isNoneWord } from '../clean-text'
import { creditCodeDoubt, lostItsDigits } from '../credit-code'
import { note, nothing, refused, understood, warning, type Reading } from '../finding'

const longestText = 2000
/** Chinese is written without blanks; those in a name come from making columns look even. */
const blanksInChinese = /(?<=[\p{Script=Han}（）])\s+(?=[\p{Script=Han}（）])/gu

/** Reads ordinary text. */
export function readTextValue(content: string): Reading {
  const text = cleanText(content)
  if (text === '') return nothing
  if (isDash(content)) return understood(null, note('blank-word', `“${excerpt(content)}”按未填处理`))
  if (text.length > longestText) return refused('text-too-long', `超过 ${longestText} 字，没有导入这一格`)
  return understood(text, ...doubts(content, text))
}

/** Reads the name of a unit or party organization: its brackets become full-width ones, blanks between Chinese characters go. */
export function readNameValue(content: string): Reading {
  const reading = readTextValue(content)
  if (typeof reading.value !== 'string') return reading
  const bracketed = fullWidthBrackets(reading.value)
  const name = bracketed.replace(blanksInChinese, '')
  const findings = [...reading.findings]
  if (bracketed !== reading.value) findings.push(note('brackets', '半角括号已改为全角'))
  if (name !== bracketed || /^\s|\s$/u.test(content)) findings.push(note('trimmed', '去掉了多余的空格'))
  return { value: name, findings }
}

/** Reads a phone number: digits in half width. */
export function readPhoneValue(content: string): Reading {
  const reading = readTextValue(content)
  return typeof reading.value === 'string' ? { ...reading, value: reading.value.normalize('NFKC') } : reading
}

/** Reads 统一社会信用代码. A doubtful code is kept with a warning; one that lost digits is refused. */
export function readCreditCodeValue(content: string | number): Reading {
  const damaged = refused('digits-lost', '统一社会信用代码被当作数字保存，末尾几位已丢失，没有导入这一格；请把单元格设为文本后重新填写')
  const code = compact(String(content)).replace(/^['‘’]/u, '').toUpperCase()
  if (code === '') return nothing
  if (typeof content === 'number' && Math.abs(content) >= 1e15) return damaged
  if (lostItsDigits(code)) return damaged
  if (isDash(code) || isNoneWord(code)) return understood(null, note('blank-word', `“${excerpt(code)}”按未填处理`))
  if (!/^[0-9A-Z-]{1,40}$/.test(code)) return refused('not-a-code', `“${excerpt(code)}”不是统一社会信用代码，没有导入这一格`)
  const plain = code.replaceAll('-', '')
  const doubt = creditCodeDoubt(plain)
  const findings = doubt === null ? [] : [warning('check-digit', doubt)]
  if (plain !== String(content)) findings.push(note('code-spelling', '已去掉空格并改为半角大写'))
  return { value: plain, findings }
}

function doubts(content: string, text: string): Reading['findings'] {
  const findings: Reading['findings'] = []
  if (/^[=+@]/u.test(text)) findings.push(warning('looks-like-formula', `以“${text.charAt(0)}”开头，按文字导入，请核对`))
  if (text.includes('\ufffd') || /\p{Cs}/u.test(content)) findings.push(warning('unreadable-character', '有无法识别的字，请核对'))
  return findings
}
