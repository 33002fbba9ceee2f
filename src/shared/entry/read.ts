import { checkMark, type CompiledScheme, type Indicator, type MarkInput } from '@rules'
import { schemeIndicator } from './indicators'
import { ruleEntry } from './rule-entry'
import { isBlank, normalize, notApplicableTexts } from './text'
import { draft, mark, type EntryReading, type EntryTexts, type RuleEntry } from './types'

/**
 * Reads what was typed for one indicator.
 * @param at the indicator, and the stage or role it is scored for (null for a single panel)
 * @param texts by part code; absent and blank parts are missing, never 0
 * @returns `empty`, a mark the rules accept, or a draft with a sentence on what is wrong and what is allowed
 */
export function readEntry(scheme: CompiledScheme, at: { indicator: string; role: string | null }, texts: EntryTexts, reason = ''): EntryReading {
  const indicator = schemeIndicator(scheme.scheme, at.indicator)
  if (!indicator) return draft('unknown-indicator', '方案中没有这项指标')
  const entry = ruleEntry(indicator)
  const known = new Set(entry.parts.map((part) => part.code))
  if (Object.keys(texts).some((code) => !known.has(code) && !isBlank(texts[code]))) return draft('wrong-shape', '这项指标没有这一栏')
  const reading = saysNotApplicable(entry, texts) ? mark({ notApplicable: true }) : entry.read(texts)
  if (reading.state === 'empty') return isBlank(reason) ? reading : draft('incomplete', '只写了说明，还没有填评分')
  if (reading.state === 'draft') return reading
  const input: MarkInput = isBlank(reason) ? reading.input : { ...reading.input, reason: reason.trim() }
  const error = checkMark(scheme, at.role === null ? { indicator: at.indicator, input } : { indicator: at.indicator, role: at.role, input })
  return error ? draft(error.code, sentence(indicator, entry, input, error.code)) : mark(input)
}

/** “不适用” or a dash in one part, the others blank. */
function saysNotApplicable(entry: RuleEntry, texts: EntryTexts): boolean {
  const filled = Object.values(texts).filter((text) => !isBlank(text))
  return filled.length === 1 && notApplicableTexts(optionNames(entry)).includes(normalize(filled[0] ?? ''))
}

export function optionNames(entry: RuleEntry): string[] {
  return entry.parts.flatMap((part) => part.options?.map((option) => option.name) ?? [])
}

/** A sentence on what the rules refused; the rule's own, with its limits, where it has one. */
function sentence(indicator: Indicator, entry: RuleEntry, input: MarkInput, code: string): string {
  const own = entry.fault(input, code) ?? general[code] ?? '这样填写不符合计分方式'
  return code === 'division-by-zero' && indicator.notApplicable !== undefined ? `${own}；没有此项请填“不适用”` : own
}

const general: Record<string, string> = {
  'not-applicable-refused': '这项指标不能填“不适用”',
  'unknown-role': '这一阶段不评这项指标',
  'unknown-item': '方案中没有这一项',
  'unknown-option': '方案中没有这一等次',
  'not-a-number': '应为数字',
  'too-many-decimals': '最多 4 位小数',
  'not-integer': '应为整数',
  'out-of-range': '超出允许范围',
  'reason-required': '须写说明',
  'division-by-zero': '除数为 0，不能计算',
}
