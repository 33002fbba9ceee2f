import type { Entry, EnteredCell, PackedSheets, SheetCell } from '@shared/domain/sheet'
import { unpackCells } from '@shared/packed-sheets'
import type { SaveAction } from './save-queue'

/** What is committed for a round, by stage, and over it what is typed but not yet committed. */
export interface SheetBook {
  load(stage: string | null, loaded: PackedSheets): void
  /** The committed cell. */
  saved(stage: string | null, subjectId: string, indicator: string): SheetCell | undefined
  /** All committed cells of one organization at one stage, by indicator. */
  savedOf(stage: string | null, subjectId: string): Cells
  put(stage: string | null, cell: EnteredCell): void
  /** Entries of this cell not yet committed, oldest first. */
  pending(stage: string | null, subjectId: string, indicator: string): readonly Entry[]
  addPending(action: SaveAction): void
  removePending(action: SaveAction): void
  /** Counts what has changed of an organization since the book was made, at whatever stage. */
  changesOf(subjectId: string): number
}

type Cells = Readonly<Record<string, SheetCell>>

const none: readonly Entry[] = []
const noCells: Cells = {}

export function createSheetBook(): SheetBook {
  /** Packed until first looked at. */
  const sheets = new Map<string, Map<string, string | Cells>>()
  /** Of each stage, for unpacking. */
  const pieces = new Map<string, readonly string[]>()
  const pendings = new Map<string, Entry[]>()
  const changes = new Map<string, number>()
  const count = (subjectId: string) => changes.set(subjectId, (changes.get(subjectId) ?? 0) + 1)
  const key = (stage: string | null, subjectId: string, indicator: string) => `${stage ?? ''}/${subjectId}/${indicator}`

  function savedOf(stage: string | null, subjectId: string): Cells {
    const ofStage = sheets.get(stage ?? '')
    const sheet = ofStage?.get(subjectId) ?? noCells
    if (typeof sheet !== 'string') return sheet
    const cells = unpackCells(sheet, pieces.get(stage ?? '') ?? [])
    ofStage?.set(subjectId, cells)
    return cells
  }

  return {
    load(stage, loaded) {
      pieces.set(stage ?? '', loaded.pieces)
      sheets.set(stage ?? '', new Map(loaded.sheets.map(({ subjectId, cells }) => [subjectId, cells])))
    },
    saved: (stage, subjectId, indicator) => savedOf(stage, subjectId)[indicator],
    savedOf,
    put(stage, { subjectId, indicator, cell }) {
      count(subjectId)
      const kept = Object.entries(savedOf(stage, subjectId)).filter(([code]) => code !== indicator)
      const ofStage = sheets.get(stage ?? '') ?? new Map<string, string | Cells>()
      sheets.set(stage ?? '', ofStage)
      ofStage.set(subjectId, Object.fromEntries(cell === null ? kept : [...kept, [indicator, cell]]))
    },
    pending: (stage, subjectId, indicator) => pendings.get(key(stage, subjectId, indicator)) ?? none,
    addPending(action) {
      for (const entry of action.entries) {
        count(entry.subjectId)
        const at = key(action.at.stage, entry.subjectId, entry.indicator)
        pendings.set(at, [...(pendings.get(at) ?? none), entry])
      }
    },
    removePending(action) {
      for (const entry of action.entries) {
        count(entry.subjectId)
        const at = key(action.at.stage, entry.subjectId, entry.indicator)
        const left = (pendings.get(at) ?? none).filter((each) => each !== entry)
        if (left.length > 0) pendings.set(at, left)
        else pendings.delete(at)
      }
    },
    changesOf: (subjectId) => changes.get(subjectId) ?? 0,
  }
}
