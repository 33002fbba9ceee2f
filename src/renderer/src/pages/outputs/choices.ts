/** What is chosen for an output, and the request that follows from it. */
import type { OutputRequest } from '@shared/domain/output'
import type { TableLayout } from '@shared/paper/layout'
import { z } from 'zod'
import type { OutputKind } from './kinds'

export const pages = { auto: '按内容定', 'A4-landscape': 'A4 横向', 'A4-portrait': 'A4 纵向', 'A3-landscape': 'A3 横向', 'A3-portrait': 'A3 纵向' } as const
export type PageChoice = keyof typeof pages

export const choicesSchema = z.object({
  page: z.enum(['auto', 'A4-landscape', 'A4-portrait', 'A3-landscape', 'A3-portrait']),
  track: z.string().nullable(),
  order: z.enum(['rank', 'township', 'random']),
  fromLevel: z.number().int(),
  others: z.boolean(),
  from: z.iso.date(),
  to: z.iso.date(),
  phone: z.string(),
  address: z.string(),
  persons: z.boolean(),
})
export type OutputChoices = z.infer<typeof choicesSchema>

/** Days a notice stands by custom: five working days fit in. */
const usualDays = 7

/** A notice begins today and stands for a week until something else is chosen. @param today ISO date */
export function firstChoices(today: string): OutputChoices {
  const last = new Date(Date.parse(today) + (usualDays - 1) * 86_400_000).toISOString().slice(0, 10)
  return { page: 'auto', track: null, order: 'rank', fromLevel: 1, others: false, from: today, to: last, phone: '', address: '', persons: false }
}

/** @param layout of kinds that have layouts; @returns null while an organization is still to be chosen */
export function requestOf(kind: OutputKind, roundId: string, subjectIds: readonly string[], choices: OutputChoices, layout?: TableLayout): OutputRequest | null {
  const [subjectId] = subjectIds
  switch (kind) {
    case 'notice':
    case 'notice-table': {
      const { order, fromLevel, others, from, to, phone, address } = choices
      return { kind: 'notice', roundId, text: kind === 'notice', order, fromLevel, others, from, to, phone, address }
    }
    case 'ranking':
      return { kind, roundId, track: choices.track, layout }
    case 'detail':
    case 'score-sheet':
      return subjectId === undefined ? null : { kind, roundId, subjectIds: [...subjectIds] }
    case 'plan':
      return subjectId === undefined ? null : { kind, roundId, subjectId, persons: choices.persons }
    case 'results':
      return { kind, roundId, layout }
    case 'level-list':
    case 'report':
      return { kind, roundId }
  }
}
