import { cellIn, evidenceIn, stateIn, vetoIn } from '../../exchange/contents/cell'
import { cellPlaceOf } from '../../exchange/contents/places'
import type { CellChange, LogEntry, SheetPlace, Tx } from '../../store'

/** Brings sheets, vetoes, states and evidence to what these entries say. The entries themselves must be in the log. */
export function settle(tx: Tx, entries: Iterable<LogEntry>): void {
  const sheets = new Map<string, { place: SheetPlace; changes: CellChange[] }>()
  for (const entry of entries) {
    const cell = cellPlaceOf(entry)
    if (!cell) {
      settleOther(tx, entry)
      continue
    }
    const { roundId, stage, evaluator, subjectId, indicator } = cell
    const key = JSON.stringify([roundId, stage, evaluator])
    const group = sheets.get(key) ?? { place: { roundId, stage, evaluator }, changes: [] }
    sheets.set(key, group)
    group.changes.push({ subjectId, indicator, cell: cellIn(entry.after) })
  }
  for (const { place, changes } of sheets.values()) tx.sheets.settle(place, changes)
}

function settleOther(tx: Tx, { entity, entityId, place, at, after }: LogEntry): void {
  const [roundId = '', subjectId = ''] = entityId.split('/')
  if (entity === 'veto') tx.vetoes.settle(roundId, subjectId, place, vetoIn(after))
  if (entity === 'sheet-state') {
    const [stage = '', evaluator = ''] = place.split('/')
    const state = stateIn(after)
    if (state) tx.sheetStates.settle({ roundId, stage, evaluator }, { subjectId, ...state })
  }
  if (entity === 'evidence') {
    const cut = place.lastIndexOf('/')
    const id = place.slice(cut + 1)
    const file = evidenceIn(after)
    const present = tx.evidence.find(id)
    if (file) tx.evidence.settle({ id, roundId, subjectId, indicator: place.slice(0, cut), ...file, removedAt: null })
    else if (present) tx.evidence.settle({ ...present, removedAt: at })
  }
}
