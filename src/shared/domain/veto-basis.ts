/** What a veto rests on. It is kept as one text, “依据，2026-03-12”, as it is printed and logged; a text without a date at its end is all basis. */
export interface VetoBasis {
  basis: string
  /** ISO date of the decision; null when none is given. */
  date: string | null
}

const dated = /^(.*?)[，,、；;\s]*(\d{4}-\d{2}-\d{2})$/s

export function readVetoBasis(note: string): VetoBasis {
  const [, basis, date] = dated.exec(note.trim()) ?? []
  return date === undefined || Number.isNaN(Date.parse(date)) ? { basis: note.trim(), date: null } : { basis: basis ?? '', date }
}

export function vetoNote({ basis, date }: VetoBasis): string {
  return [basis.trim(), date ?? ''].filter((part) => part !== '').join('，')
}
