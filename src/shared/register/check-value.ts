import type { AttributeValue } from '@rules'
import type { RegisterField } from '../domain/subject'
import { isRegisterDate } from './values/date'

/** Why a value cannot stand in a field, as a sentence, or null. For values that are typed already, not for text out of a file. */
export function fieldValueProblem(field: RegisterField, value: AttributeValue): string | null {
  switch (field.type) {
    case 'text':
      return typeof value === 'string' ? null : `“${field.name}”应为文字。`
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : `“${field.name}”应为数字。`
    case 'boolean':
      return typeof value === 'boolean' ? null : `“${field.name}”应为是或否。`
    case 'list':
      return Array.isArray(value) ? null : `“${field.name}”应为一组文字。`
    case 'choice':
      return typeof value === 'string' && (field.options ?? []).includes(value) ? null : `“${field.name}”应为：${(field.options ?? []).join('、')}。`
    case 'date':
      return typeof value === 'string' && isRegisterDate(value) ? null : `“${field.name}”应为日期，如 2015、2015-03 或 2015-03-01。`
    case 'level':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 6 ? null : `“${field.name}”应为 0–6 星。`
  }
}
