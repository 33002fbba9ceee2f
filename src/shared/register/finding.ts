import type { AttributeValue } from '@rules'
import type { CellFinding } from '../domain/register-import'

/** A cell as understood: its value (null: nothing to store) and what is to be said about it. */
export interface Reading {
  value: AttributeValue | null
  findings: CellFinding[]
}

/** Nothing in the cell. */
export const nothing: Reading = { value: null, findings: [] }

export function understood(value: AttributeValue | null, ...findings: CellFinding[]): Reading {
  return { value, findings }
}

/** The value cannot be understood: nothing is stored, and the reason stands in the cell. */
export function refused(code: string, message: string): Reading {
  return { value: null, findings: [{ severity: 'error', code, message }] }
}

export function note(code: string, message: string): CellFinding {
  return { severity: 'note', code, message }
}

export function warning(code: string, message: string): CellFinding {
  return { severity: 'warning', code, message }
}
