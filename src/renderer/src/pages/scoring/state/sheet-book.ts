import type { Entry, EnteredCell, Sheet, SheetCell } from '@shared/domain/sheet'
import type { SaveAction } from './save-queue'

/** What is committed for a round, by stage, and over it what is typed but not yet committed. */
export interface SheetBook {
  load(stage: string | null, sheets: readonly Sheet[]): void
  /** The committed cell. */
  saved(stage: string | null, subjectId: string, indicator: string): SheetCell | undefined
  /** All committed cells of one organization at one stage, by indicator. */
  savedOf(stage: string | null, subjectId: string): Readonly<Record<string, SheetCell>>
  put(stage: string | null, cell: EnteredCell): void
  /** Entries of this cell not yet committed, oldest first. */
  pending(stage: string | null, subjectId: string, indicator: string): readonly Entry[]
  addPending(action: SaveAction): void
  removePending(action: SaveAction): void
}

const none: readonly Entry[] = []
const noCells: Readonly<Record<string, SheetCell>> = {}

export function createSheetBook(): SheetBook {
  const sheets = new Map<string, Map<string, Record<string, SheetCell>>>()
  const pendings = new Map<string, Entry[]>()
  const key = (stage: string | null, subjectId: string, indicator: string) => `${stage ?? ''}/${subjectId}/${indicator}`

  return {
    load(stage, loaded) {
      sheets.set(stage ?? '', new Map(loaded.map((sheet) => [sheet.subjectId, { ...sheet.cells }])))
    },
    saved: (stage, subjectId, indicator) => sheets.get(stage ?? '')?.get(subjectId)?.[indicator],
    savedOf: (stage, subjectId) => sheets.get(stage ?? '')?.get(subjectId) ?? noCells,
    put(stage, { subjectId, indicator, cell }) {
      const ofStage = sheets.get(stage ?? '') ?? new Map<string, Record<string, SheetCell>>()
      sheets.set(stage ?? '', ofStage)
      const kept = Object.entries(ofStage.get(subjectId) ?? {}).filter(([code]) => code !== indicator)
      ofStage.set(subjectId, Object.fromEntries(cell === null ? kept : [...kept, [indicator, cell]]))
    },
    pending: (stage, subjectId, indicator) => pendings.get(key(stage, subjectId, indicator)) ?? none,
    addPending(action) {
      for (const entry of action.entries) {
        const at = key(action.at.stage, entry.subjectId, entry.indicator)
        pendings.set(at, [...(pendings.get(at) ?? none), entry])
      }
    },
    removePending(action) {
      for (const entry of action.entries) {
        const at = key(action.at.stage, entry.subjectId, entry.indicator)
        const left = (pendings.get(at) ?? none).filter((each) => each !== entry)
        if (left.length > 0) pendings.set(at, left)
        else pendings.delete(at)
      }
    },
  }
}
