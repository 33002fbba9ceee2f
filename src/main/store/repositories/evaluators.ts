import { randomUUID } from 'node:crypto'
import type { Evaluator } from '@shared/domain/evaluator'
import { AppError } from '@shared/errors'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

export interface EvaluatorReader {
  /** In the order they were added. */
  list(): Evaluator[]
  find(id: string): Evaluator | null
  findNamed(name: string): Evaluator | null
  /** What a PIN is checked against; null without one. Never leaves the main process. */
  pinHash(id: string): string | null
}

export interface EvaluatorWriter extends EvaluatorReader {
  /** The evaluator of this name, made when there is none. */
  ensure(name: string): Evaluator
  insert(person: Pick<Evaluator, 'name' | 'unit' | 'stage'>): Evaluator
  /** Someone known elsewhere under this id. A name another person has here already is told apart. */
  take(person: Pick<Evaluator, 'id' | 'name'>): Evaluator
  update(person: Omit<Evaluator, 'hasPin'>): Evaluator
  /** The log says that there is a PIN or none, never which: logs travel in packages. */
  setPinHash(id: string, hash: string | null, reason?: string): Evaluator
}

interface Row extends Omit<Evaluator, 'hasPin' | 'archived'> {
  hasPin: number
  archivedAt: string | null
}

const columns = 'id, name, unit, stage, pin_hash IS NOT NULL AS hasPin, archived_at AS archivedAt'

function evaluatorOf({ hasPin, archivedAt, ...row }: Row): Evaluator {
  return { ...row, hasPin: hasPin === 1, archived: archivedAt !== null }
}

export function evaluatorReader(connection: Connection): EvaluatorReader {
  const all = connection.prepare<[], Row>(`SELECT ${columns} FROM evaluator ORDER BY rowid`)
  const byId = connection.prepare<[string], Row>(`SELECT ${columns} FROM evaluator WHERE id = ?`)
  const byName = connection.prepare<[string], Row>(`SELECT ${columns} FROM evaluator WHERE name = ?`)
  const pin = connection.prepare<[string], { hash: string | null }>('SELECT pin_hash AS hash FROM evaluator WHERE id = ?')
  const orNull = (row: Row | undefined) => (row ? evaluatorOf(row) : null)
  return {
    list: () => all.all().map(evaluatorOf),
    find: (id) => orNull(byId.get(id)),
    findNamed: (name) => orNull(byName.get(name)),
    pinHash: (id) => pin.get(id)?.hash ?? null,
  }
}

export function evaluatorWriter(connection: Connection, reader: EvaluatorReader): (log: Log, at: string) => EvaluatorWriter {
  const add = connection.prepare<[string, string, string, string | null, string]>('INSERT INTO evaluator (id, name, unit, stage, created_at) VALUES (?, ?, ?, ?, ?)')
  const put = connection.prepare<[string, string, string | null, string | null, string]>('UPDATE evaluator SET name = ?, unit = ?, stage = ?, archived_at = ? WHERE id = ?')
  const putPin = connection.prepare<[string | null, string]>('UPDATE evaluator SET pin_hash = ? WHERE id = ?')
  return (log, at) => {
    const found = (id: string): Evaluator => {
      const evaluator = reader.find(id)
      if (!evaluator) throw new AppError('not-found', '没有找到这位评分人。')
      return evaluator
    }
    const insert: EvaluatorWriter['insert'] = ({ name, unit, stage }) => {
      const id = randomUUID()
      add.run(id, name, unit, stage, at)
      log({ entity: 'evaluator', entityId: id, base: 0, before: null, after: { name, ...(unit === '' ? {} : { unit }), ...(stage === null ? {} : { stage }) } })
      return found(id)
    }
    return {
      ...reader,
      insert,
      take({ id, name }) {
        const present = reader.find(id)
        if (present) return present
        let free = name
        for (let number = 2; reader.findNamed(free); number++) free = `${name}（${number}）`
        add.run(id, free, '', null, at)
        log({ entity: 'evaluator', entityId: id, base: 0, before: null, after: { name: free } })
        return found(id)
      },
      ensure: (name) => reader.findNamed(name) ?? insert({ name, unit: '', stage: null }),
      update({ id, name, unit, stage, archived }) {
        const held = found(id)
        const before = { name: held.name, unit: held.unit, stage: held.stage, archived: held.archived }
        const after = { name, unit, stage, archived }
        if (JSON.stringify(before) === JSON.stringify(after)) return held
        put.run(name, unit, stage, archived ? at : null, id)
        log({ entity: 'evaluator', entityId: id, base: 0, before, after })
        return found(id)
      },
      setPinHash(id, hash, reason) {
        const { hasPin } = found(id)
        putPin.run(hash, id)
        log({ entity: 'evaluator', entityId: id, place: 'pin', base: 0, before: { hasPin }, after: { hasPin: hash !== null, reason } })
        return found(id)
      },
    }
  }
}
