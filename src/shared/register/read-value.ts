import type { RegisterField } from '../domain/subject'
import { contentText, type CellContent } from './cell-content'
import { nothing, refused, type Reading } from './finding'
import { readBooleanValue } from './values/boolean'
import { readChoiceValue } from './values/choice'
import { readDateValue } from './values/date'
import { readLevelValue } from './values/level'
import { readListValue } from './values/list'
import { readNumberValue, titleFactor, type NumberRule } from './values/number'
import { readCreditCodeValue, readNameValue, readPhoneValue, readTextValue } from './values/text'
import { readTownshipValue, type Township } from './values/township'

/** What reading a cell depends on besides the cell. */
export interface ReadingContext {
  /** Title of the column, which may name a unit. */
  title: string
  townships: readonly Township[]
}

const counts: NumberRule = { whole: true }
const numberRules: Record<string, NumberRule> = {
  staff: counts,
  members: counts,
  partyWorkers: counts,
  certified: counts,
  artisans: counts,
  output: { unit: '万元' },
  outputBefore: { unit: '万元' },
}
const names = new Set(['name', 'partyName', 'parentParty'])

/** Understands one cell as a value of a register field. Nothing is dropped in silence: what is changed or refused is said. */
export function readFieldValue(field: RegisterField, content: CellContent, context: ReadingContext): Reading {
  if (content === null) return nothing
  if (typeof content === 'object' && 'error' in content) return refused('formula-error', `单元格公式没有结果（${content.error}），没有导入这一格`)
  const text = contentText(content)
  switch (field.type) {
    case 'number':
      if (typeof content === 'object') return refused('not-a-number', `“${text}”是日期，不是数字，没有导入这一格`)
      return readNumberValue(typeof content === 'boolean' ? text : content, numberRules[field.code], numberRules[field.code]?.unit ? titleFactor(context.title) : 1)
    case 'boolean':
      return readBooleanValue(typeof content === 'object' ? text : content)
    case 'date':
      return readDateValue(typeof content === 'boolean' ? text : content)
    case 'level':
      return readLevelValue(text)
    case 'choice':
      return readChoiceValue(text, field.options ?? [])
    case 'list':
      return readListValue(text, field.options ?? [])
    case 'text':
      if (field.code === 'creditCode') return readCreditCodeValue(typeof content === 'number' ? content : text)
      if (field.code === 'township') return readTownshipValue(text, context.townships)
      if (field.code === 'phone') return readPhoneValue(text)
      return names.has(field.code) ? readNameValue(text) : readTextValue(text)
  }
}
