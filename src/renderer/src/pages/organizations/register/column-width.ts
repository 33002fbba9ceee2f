import type { RegisterField } from '@shared/domain/subject'

const widths: Partial<Record<string, number>> = { name: 240, partyName: 220, creditCode: 180, township: 104, unitKind: 96, tags: 132, summary: 320, note: 200, coveredUnits: 200 }
const growing = new Set(['name', 'partyName', 'summary'])

/** Pixels a column of this field needs for usual contents and its title. */
export function widthOf(field: RegisterField): number {
  return widths[field.code] ?? (field.type === 'number' || field.type === 'level' || field.type === 'boolean' ? Math.max(72, 14 * field.name.length + 34) : 128)
}

/** Whether its texts are long, so that it takes what is left of a wide window. */
export function grows(field: RegisterField): boolean {
  return growing.has(field.code)
}
