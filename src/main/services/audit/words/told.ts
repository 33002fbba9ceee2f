import type { LogEntry } from '../../../store'

/** An entry in words a clerk understands; '' for nothing. */
export interface Told {
  /** What was changed. */
  what: string
  before: string
  after: string
}

export type Tell = (entry: LogEntry) => Told

/** A value of the log as plain data. It may come from another machine: nothing about its shape is taken for granted. */
export function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}

/** A member of an object that may be none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Reflect.get(value, name) : undefined
}

/** Any value in words: texts and numbers as they are, lists joined, ticks as 是 and 否. */
export function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(plainText).filter((text) => text !== '').join('、')
  if (typeof value === 'object') return Object.values(value).map(plainText).filter((text) => text !== '').join('，')
  return String(value)
}

/** Both sides by one wording. */
export function bothSides({ before, after }: LogEntry, words: (value: unknown) => string): { before: string; after: string } {
  return { before: words(parsed(before)), after: words(parsed(after)) }
}
