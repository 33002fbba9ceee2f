import { compact, excerpt, isDash, isNoneWord } from '../clean-text'
import { note, nothing, refused, understood, warning, type Reading } from '../finding'

/** First and last serial number taken for a day: 1950-01-01 and 2099-12-31. Spreadsheet programs count days from 1899-12-30. */
const serials = { first: 18_264, last: 73_050 }
const years = { first: 1900, last: 2100 }

function isoOfSerial(serial: number): string {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
}

function pad(part: string): string {
  return part.padStart(2, '0')
}

/** `2015`, `2015-03` or `2015-03-01` when the parts make a day that exists, else null. */
export function isoDate(year: string, month?: string, day?: string): string | null {
  if (Number(year) < years.first || Number(year) > years.last) return null
  if (month === undefined) return year
  if (Number(month) < 1 || Number(month) > 12) return null
  if (day === undefined) return `${year}-${pad(month)}`
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) >= 1 && Number(day) <= last ? `${year}-${pad(month)}-${pad(day)}` : null
}

/** Whether text is a date of the register: a year, a month or a day. */
export function isRegisterDate(text: string): boolean {
  const [year = '', month, day, ...rest] = text.split('-')
  return /^\d{4}(-\d{2}){0,2}$/.test(text) && rest.length === 0 && isoDate(year, month, day) !== null
}

const separated = /^(\d{4})(?:年|[-./])(\d{1,2})(?:(?:月|[-./])(\d{1,2})日?|月|[-./])?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/u
const joined = /^(\d{4})(\d{2})(\d{2})?$/u

/** Reads a date: a year, a month or a day in the usual spellings, or the serial number a spreadsheet program keeps. */
export function readDateValue(content: string | number | { date: string }): Reading {
  if (typeof content === 'object') return found(isoDate(...dateParts(content.date)), content.date)
  const text = compact(String(content))
  if (text === '') return nothing
  if (typeof content === 'string' && (isDash(content) || isNoneWord(content))) return understood(null, note('blank-word', `“${excerpt(content)}”按未填处理`))
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Number(text))
  if (/^\d{4}年?$/u.test(text)) return found(isoDate(text.slice(0, 4)), text)
  const match = separated.exec(text) ?? joined.exec(text)
  if (!match) return refused('not-a-date', `“${excerpt(String(content))}”不是日期，没有导入这一格`)
  const [, year = '', month = '', day] = match
  const reading = found(isoDate(year, month, day), text)
  if (typeof content !== 'number' || month !== '1' || reading.value === null) return reading
  return understood(reading.value, warning('month-doubtful', `“${text}”按 ${year} 年 1 月导入；如为 10 月，请改为 ${year}-10`))
}

function dateParts(iso: string): [string, string | undefined, string | undefined] {
  const [year = '', month, day] = iso.split('-')
  return [year, month, day]
}

function ofSerial(serial: number): Reading {
  if (serial < serials.first || serial > serials.last) return refused('not-a-date', `“${serial}”不是日期，没有导入这一格`)
  const date = isoOfSerial(Math.floor(serial))
  return understood(date, note('date-serial', `日期序号已换算为 ${date}`))
}

function found(date: string | null, text: string): Reading {
  return date === null ? refused('no-such-date', `“${excerpt(text)}”不是存在的日期，没有导入这一格`) : understood(date)
}
