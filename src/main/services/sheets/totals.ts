import { checkMark, evaluate, MarkError, type CompiledScheme, type OrganizationEntry, type Scheme } from '@rules'
import { soloScheme } from '@shared/schemes/solo'
import type { StoredSheet } from '../../store'
import { entriesOf } from '../evaluation/entries'
import type { LoadedRound } from '../evaluation/load-round'

const solos = new WeakMap<Scheme, CompiledScheme>()

/** A round's scheme as one sheet sees it, compiled once. */
export function soloOf({ compiled: { scheme } }: LoadedRound): CompiledScheme {
  const solo = solos.get(scheme) ?? soloScheme(scheme)
  solos.set(scheme, solo)
  return solo
}

/** What the rules are given when each subject has this one sheet alone, without vetoes and without marks the rules refuse now. */
export function soloEntries(loaded: LoadedRound, sheets: readonly Pick<StoredSheet, 'subjectId' | 'cells'>[]): OrganizationEntry[] {
  const solo = soloOf(loaded)
  const alone = sheets.map(({ subjectId, cells }): StoredSheet => ({ subjectId, cells, stage: '', evaluator: '', version: 0 }))
  return entriesOf(solo, loaded.subjects, alone, [])
}

/** The entry without marks the rules refuse. */
export function acceptable(solo: CompiledScheme, entry: OrganizationEntry): OrganizationEntry {
  return { ...entry, marks: entry.marks.filter((mark) => checkMark(solo, mark) === null) }
}

/**
 * Total of each subject by the marks of one sheet alone, bonus and deductions included and what is missing as 0: what a paper
 * sheet of this stage adds up to. Where organizations are compared with each other, with those of the same stage.
 *
 * @param sheets at most one per subject
 */
export function sheetTotals(loaded: LoadedRound, sheets: readonly Pick<StoredSheet, 'subjectId' | 'cells'>[]): Map<string, number> {
  const solo = soloOf(loaded)
  const entries = soloEntries(loaded, sheets)
  const evaluated = () => {
    try {
      return evaluate(solo, entries, { detail: 'totals' })
    } catch (error) {
      if (!(error instanceof MarkError)) throw error
      return evaluate(solo, entries.map((entry) => acceptable(solo, entry)), { detail: 'totals' })
    }
  }
  return new Map(evaluated().map(({ organizationId, total }) => [organizationId, total]))
}
