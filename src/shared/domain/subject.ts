import type { AttributeValue } from '@rules'

export const subjectKinds = ['organization', 'unit', 'project'] as const
/** What is evaluated: a two-new organization, a member unit or township, a project. */
export type SubjectKind = (typeof subjectKinds)[number]
export const subjectKindNames: Record<SubjectKind, string> = { organization: '两新组织', unit: '成员单位与镇街道', project: '领办项目' }

export type Fields = Record<string, AttributeValue>

/** One line of the register. `fields` is keyed by register field code and holds `name` too; an absent key is an empty cell. */
export interface Subject {
  id: string
  kind: SubjectKind
  fields: Fields
  /** ISO time, or null while it takes part. */
  archivedAt: string | null
  /** Counts up with every change; a save names the version it was made from. */
  version: number
  updatedAt: string
}

export const fieldTypes = ['text', 'number', 'boolean', 'list', 'choice', 'date', 'level'] as const
export type FieldType = (typeof fieldTypes)[number]

/**
 * A column of the register. Dates are text: `2015`, `2015-03` or `2015-03-01`. Levels are 0–6. A choice is text out of `options`.
 */
export interface RegisterField {
  code: string
  name: string
  type: FieldType
  options?: string[]
  /** Column titles by which an import recognises the field. */
  synonyms: string[]
  required?: boolean
  /** Names and phones of persons: off in exports unless asked for. */
  personal?: boolean
  /** Added by the office itself. */
  own?: boolean
}

/** What one organization reached in one round. */
export interface SubjectRoundHistory {
  roundId: string
  roundName: string
  endsOn: string
  track: string
  total: number
  litStars: number
  level: number | null
  rank: number | null
}
