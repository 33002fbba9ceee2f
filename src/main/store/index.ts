/**
 * The data file: one SQLite database per office, extension `.sixstar`.
 *
 *     const store = openStore(path, { device, now })
 *     store.write({ actor: '张三', action: '录入评分' }, (tx) => tx.sheets.apply({ roundId, stage: '', evaluator: '' }, changes))
 *
 * Invariants: what `write` returned from is on the disk; every change of a row has its entry in the change log, written in the
 * same transaction; a published scheme and the change log cannot be changed, by the file's own triggers.
 */
import { schema, versionOf } from './schema'

export { createStore, openReadOnly, openStore } from './open-store'
export type { Store, WriteContext } from './store'
export type { Tx } from './tx'
export { totalsOnly } from './repositories/results'
export type { TaskRecord } from './repositories/tasks'
export type { RoundRecord } from './repositories/rounds'
export type { SchemeRecord } from './repositories/schemes'
export type { CarriedRecord } from './repositories/carried-marks'
export type { PlanItemRecord, PlanRecord } from './repositories/plans'
export type { EvidenceRecord } from './repositories/evidence'
export type { SheetStateRecord } from './repositories/sheet-states'
export type { CellChange, SheetPlace, StoredSheet } from './repositories/sheets'
export { entryHash, sharedEntities, type Entity, type LogEntry } from './changes/entry'
export type { ChangeFilter } from './changes/browse'
export type { ChainCheck, ChainFault, ChainHead } from './changes/verify'
export { examine, salvage, type TableState } from './salvage'
export { canonicalHash, canonicalJson } from './canonical-json'

/** The schema version of files this program writes. */
export const schemaVersion = versionOf(schema)

/** Extension of data files, with the dot. */
export const dataFileExtension = '.sixstar'
