/**
 * Typed text as people type it: full-width digits, stray blanks, thousands separators, units behind a number.
 */

/** Half-width form of what is typed for numbers and codes, without surrounding blanks. */
export function normalize(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2212\u2010-\u2012]/g, '-')
    .trim()
}

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === ''
}

/** What says “does not concern this organization” when it stands alone. The first is the canonical one. */
const notApplicableWords = ['不适用', '/', '—', '-', '——', '–', '―', 'N/A']

/** The words for “not applicable” that are not the name of one of the indicator's own options. */
export function notApplicableTexts(optionNames: readonly string[]): string[] {
  const taken = new Set(optionNames.map(normalize))
  return notApplicableWords.filter((word) => !taken.has(word))
}

/** Words that may mean 0 or “does not apply”: the person has to say which. */
const ambiguousWords = new Set(['无', '没有', '未', '暂无', '空'])

export type NumberReading = { ok: true; value: number } | { ok: false; code: string; message: string }

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)$/
const thousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/

/**
 * Reads one number. `suffixes` are the units that may stand behind it; any other one is refused, since “90%” and 90 differ.
 */
export function readNumber(text: string, suffixes: readonly string[]): NumberReading {
  let body = normalize(text)
  if (ambiguousWords.has(body)) return { ok: false, code: 'not-a-number', message: `“${body}”不明确，请填 0 或“不适用”` }
  const suffix = suffixes.map(normalize).reduce((longest, unit) => (body.endsWith(unit) && unit.length > longest.length ? unit : longest), '')
  if (suffix !== '') body = body.slice(0, -suffix.length).trim()
  if (thousands.test(body)) body = body.replaceAll(',', '')
  if (!plainNumber.test(body)) return { ok: false, code: 'not-a-number', message: `“${shorten(text)}”不是数字${suffixes.length > 0 && suffixes.length < 3 && /[^\d.,+-]$/.test(body) ? `，单位只能是“${suffixes[0]}”` : ''}` }
  if (body.replace(/[^\d]/g, '').replace(/^0+/, '').length > 15) return { ok: false, code: 'not-a-number', message: '数字过长，最多 15 位' }
  const value = Number(body)
  return { ok: true, value: value === 0 ? 0 : value }
}

/** Units that may stand behind a count. */
export const countUnits = ['次', '个', '名', '人', '项', '条', '件', '票', '场', '期', '户', '家', '天', '份', '月', '年']

const yes = new Set(['√', '✓', '✔', '☑', '是', '对'])
const no = new Set(['×', '✗', '✘', '☒', '否', 'x', 'X'])

/** Reads a count; where it happens once or not at all, ticks and crosses too. */
export function readCount(text: string, once: boolean): NumberReading {
  const body = normalize(text)
  if (once && yes.has(body)) return { ok: true, value: 1 }
  if (once && no.has(body)) return { ok: true, value: 0 }
  return readNumber(text, countUnits)
}

/** The choice typed: by name, by code, or by its number in the list; null when it is none of them. */
export function readChoice<Choice extends { code: string; name: string }>(text: string, choices: readonly Choice[]): Choice | null {
  const body = normalize(text)
  const byName = choices.find((choice) => normalize(choice.name) === body)
  const byCode = byName ?? choices.find((choice) => normalize(choice.code) === body)
  if (byCode) return byCode
  return /^\d{1,3}$/.test(body) ? (choices[Number(body) - 1] ?? null) : null
}

/** What to type for a choice so that `readChoice` finds it again; differs from the name only when names clash. */
export function choiceText<Choice extends { code: string; name: string }>(choice: Choice, choices: readonly Choice[]): string {
  const candidates = [choice.name, choice.code]
  return candidates.find((text) => !isBlank(text) && readChoice(text, choices)?.code === choice.code) ?? String(choices.indexOf(choice) + 1)
}

/** Text short enough to stand in a sentence. */
export function shorten(text: string): string {
  const body = text.trim().replace(/\s+/g, ' ')
  return body.length > 20 ? `${body.slice(0, 20)}…` : body
}

export function hasTooManyDecimals(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value * 10_000 - Math.round(value * 10_000)) > 1e-6 * Math.max(1, Math.abs(value))
}
