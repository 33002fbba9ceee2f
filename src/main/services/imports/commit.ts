import { setImmediate as pause } from 'node:timers/promises'
import type { ImportResult, RowAction } from '@shared/domain/register-import'
import type { Progress } from '@shared/domain/progress'
import type { Fields, Subject, SubjectKind } from '@shared/domain/subject'
import { AppError } from '@shared/errors'
import type { Store, Tx } from '../../store'
import { acting } from '../acting'
import { registerState, type ImportSession, type Prepared } from './sessions'

const rowsAtOnce = 500

type Write = { kind: 'create'; fields: Fields } | { kind: 'update'; subject: Subject; fields: Fields }

/**
 * Writes the rows of the last preview in one transaction: all of them, or nothing when it fails or is cancelled.
 * @param actions by row number, where something else was chosen than suggested
 * @throws AppError `invalid-input` without a preview or for an action a row does not offer; `conflict` when the register
 *   changed since the preview; `cancelled`; what writing throws
 */
export async function* commitImport(store: Store, session: ImportSession, actions: Readonly<Record<string, RowAction>>, signal: AbortSignal | undefined): AsyncGenerator<Progress<ImportResult>, void> {
  const { prepared, kind } = session
  if (!prepared) throw new AppError('invalid-input', '请先预览，再导入。')
  const { rows } = prepared.preview
  checkActions(prepared, actions)
  const result: ImportResult = { created: 0, updated: 0, unchanged: 0, skipped: 0, newTownships: newTownships(store, kind, prepared, actions) }
  const writes: Write[] = []
  for (let done = 0; done < rows.length; done += rowsAtOnce) {
    refuseCancelled(signal)
    yield { type: 'progress', done, total: rows.length, label: '核对台账' }
    for (const row of rows.slice(done, done + rowsAtOnce)) plan(prepared, row.row, actions[row.row] ?? row.action, { writes, result })
    await pause()
  }
  refuseCancelled(signal)
  yield { type: 'progress', done: rows.length, total: rows.length, label: '写入台账' }
  await pause()
  refuseCancelled(signal)
  if (prepared.store !== store || registerState(store, kind) !== prepared.register) throw new AppError('conflict', '预览之后台账有了改动，没有导入。请重新预览。')
  store.write(acting(store, '导入台账'), (tx) => {
    for (const write of writes) put(tx, kind, write)
    tx.mappings.save(kind, prepared.signature, prepared.mapping)
  })
  yield { type: 'done', result }
}

function put(tx: Tx, kind: SubjectKind, write: Write): void {
  if (write.kind === 'create') tx.subjects.insert(kind, write.fields)
  else tx.subjects.update(write.subject.id, write.subject.version, write.fields)
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', '已取消导入，台账没有改变。')
}

function checkActions({ rows }: Prepared, actions: Readonly<Record<string, RowAction>>): void {
  for (const [row, action] of Object.entries(actions)) {
    const offered = rows.get(Number(row))?.match.actions
    if (!offered?.includes(action)) throw new AppError('invalid-input', `第 ${row} 行不能这样处理，请重新预览。`, { row: Number(row) })
  }
}

function plan({ rows }: Prepared, number: number, action: RowAction, { writes, result }: { writes: Write[]; result: ImportResult }): void {
  const row = rows.get(number)
  if (!row) return
  const { match, subject } = row.match
  if (action === 'create') {
    writes.push({ kind: 'create', fields: row.values.fields })
    result.created++
  } else if (action === 'update' && subject && match.kind === 'update') {
    writes.push({ kind: 'update', subject, fields: changed(subject.fields, match.changes) })
    result.updated++
  } else if (match.kind === 'same') result.unchanged++
  else result.skipped++
}

function changed(fields: Fields, changes: readonly { field: string; after: Fields[string] | null }[]): Fields {
  const after = new Map(Object.entries(fields))
  for (const change of changes) {
    if (change.after === null) after.delete(change.field)
    else after.set(change.field, change.after)
  }
  return Object.fromEntries(after)
}

function newTownships(store: Store, kind: SubjectKind, { preview }: Prepared, actions: Readonly<Record<string, RowAction>>): string[] {
  const known = new Set<unknown>([...store.settings.get().townships.map(({ name }) => name), ...store.subjects.list(kind).map(({ fields }) => fields['township'])])
  const named = preview.rows.flatMap(({ row, action, cells }) => ((actions[row] ?? action) === 'skip' ? [] : [cells['township']?.value]))
  return [...new Set(named.filter((name) => typeof name === 'string' && !known.has(name)))].filter((name) => typeof name === 'string')
}
