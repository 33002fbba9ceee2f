import { prepare, type CompiledScheme } from '@rules'
import type { SheetCell } from '@shared/domain/sheet'
import type { CellChangeRecord, SheetHistory, SheetStateChange, SheetVersion } from '@shared/domain/sheet-history'
import { sheetStates, type SheetState } from '@shared/domain/sheet-status'
import { markText, schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import { z } from 'zod'
import type { LogEntry, SheetPlace, Store } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { acceptable, soloEntries, soloOf } from './totals'

/** The cells of a sheet after each of its versions, oldest first, as the change log tells them. */
export interface ReplayedVersion {
  /** `device:sequence` of the last entry: names the version across machines. */
  id: string
  entries: LogEntry[]
  cells: Record<string, SheetCell>
}

interface Replay {
  versions: ReplayedVersion[]
  states: LogEntry[]
}

const kept = z.object({ state: z.enum(sheetStates), reason: z.string(), controlTotal: z.number().nullable() })

/** Reads a sheet's entries in the order of their devices' clocks, an action's entries together. */
export function replay(store: Pick<Store, 'changes'>, { roundId, stage, evaluator }: SheetPlace, subjectId: string): Replay {
  const prefix = `${stage}/${evaluator}/`
  const versions: ReplayedVersion[] = []
  const states: LogEntry[] = []
  for (const entry of store.changes.ofSheet(roundId, subjectId)) {
    if (entry.entity === 'sheet-state') {
      if (`${entry.place}/` === prefix) states.push(entry)
      continue
    }
    if (!entry.place.startsWith(prefix)) continue
    const last = versions.at(-1)
    const [first] = last?.entries ?? []
    const sameAction = first?.device === entry.device && first.at === entry.at && first.base === entry.base && first.action === entry.action
    const cells = { ...last?.cells }
    const cell = cellIn(entry.after)
    const indicator = entry.place.slice(prefix.length)
    if (cell) cells[indicator] = cell
    else Reflect.deleteProperty(cells, indicator)
    const id = idOf(entry)
    if (last && sameAction) Object.assign(last, { id, cells, entries: [...last.entries, entry] })
    else versions.push({ id, entries: [entry], cells })
  }
  return { versions, states }
}

/**
 * Everything that happened to a sheet, newest first. Each version's total is computed again by the round's scheme from the
 * cells as they were; where organizations are compared with each other, with the others' sheets as they are now. It is not
 * stored, because it follows from the log, and a stored figure could come to differ from it.
 */
export function sheetHistory(store: Store, loaded: LoadedRound, place: SheetPlace, subjectId: string): SheetHistory {
  const { versions, states } = replay(store, place, subjectId)
  const totals = totalsOf(store, loaded, place, subjectId, versions)
  const told: SheetHistory = versions.map((version, at) => toldVersion(loaded.compiled, place, version, at + 1, totals[at] ?? 0))
  return [...told, ...states.map(toldState)].sort(newestFirst)
}

/** By the clocks of their devices; what one device did within a millisecond, by its sequence. */
function newestFirst(a: SheetHistory[number], b: SheetHistory[number]): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1
  return Number(b.id.split(':').at(-1)) - Number(a.id.split(':').at(-1))
}

function totalsOf(store: Store, loaded: LoadedRound, place: SheetPlace, subjectId: string, versions: readonly ReplayedVersion[]): number[] {
  const solo = soloOf(loaded)
  const others = store.sheets.ofStage(place).filter((sheet) => sheet.subjectId !== subjectId)
  const prepared = prepare(solo, soloEntries(loaded, others).map((entry) => acceptable(solo, entry)), { detail: 'totals' })
  return versions.map(({ cells }) => {
    const entry = soloEntries(loaded, [{ subjectId, cells }]).find(({ organizationId }) => organizationId === subjectId)
    if (!entry) return 0
    prepared.update(acceptable(solo, entry))
    return prepared.results().find(({ organizationId }) => organizationId === subjectId)?.total ?? 0
  })
}

function toldVersion(compiled: CompiledScheme, { stage, evaluator }: SheetPlace, { id, entries }: ReplayedVersion, number: number, total: number): SheetVersion {
  const [first] = entries
  if (!first) throw new AppError('internal', '评分表的修改记录不完整。')
  const start = `${stage}/${evaluator}/`.length
  const changes = entries.map((entry): CellChangeRecord => {
    const indicator = entry.place.slice(start)
    const [before, after] = [cellIn(entry.before), cellIn(entry.after)]
    return { indicator, before, after, beforeText: textOf(compiled, indicator, before), afterText: textOf(compiled, indicator, after), reason: after?.reason ?? '' }
  })
  return { kind: 'version', id, at: first.at, by: first.actor, action: first.action, number, changes, total }
}

function toldState(entry: LogEntry): SheetStateChange {
  const after = kept.parse(JSON.parse(entry.after ?? 'null'))
  const from: SheetState = entry.before === null ? 'open' : kept.parse(JSON.parse(entry.before)).state
  return { kind: 'state', id: idOf(entry), at: entry.at, by: entry.actor, action: entry.action, from, to: after.state, reason: after.reason, controlTotal: after.controlTotal }
}

/** A cell in one line. */
function textOf(compiled: CompiledScheme, code: string, cell: SheetCell | null): string {
  if (!cell) return ''
  if (cell.state === 'draft') return Object.values(cell.texts).join('／')
  const indicator = schemeIndicator(compiled.scheme, code)
  return indicator ? markText(indicator, cell.input) : ''
}

/** A cell out of the log, written there by this program or a merged package that was checked. */
function cellIn(json: string | null): SheetCell | null {
  return json === null ? null : JSON.parse(json)
}

function idOf({ device, sequence }: LogEntry): string {
  return `${device}:${sequence}`
}
