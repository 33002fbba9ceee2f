import { randomUUID } from 'node:crypto'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'

/** Who has entered marks in this file. */
export interface Evaluator {
  id: string
  name: string
}

export interface EvaluatorReader {
  list(): Evaluator[]
}

export interface EvaluatorWriter extends EvaluatorReader {
  /** The evaluator of this name, made when there is none. */
  ensure(name: string): Evaluator
}

export function evaluatorReader(connection: Connection): EvaluatorReader {
  const all = connection.prepare<[], Evaluator>('SELECT id, name FROM evaluator ORDER BY rowid')
  return { list: () => all.all() }
}

export function evaluatorWriter(connection: Connection, reader: EvaluatorReader): (log: Log, at: string) => EvaluatorWriter {
  const byName = connection.prepare<[string], Evaluator>('SELECT id, name FROM evaluator WHERE name = ?')
  const insert = connection.prepare<[string, string, string]>('INSERT INTO evaluator (id, name, created_at) VALUES (?, ?, ?)')
  return (log, at) => ({
    ...reader,
    ensure(name) {
      const present = byName.get(name)
      if (present) return present
      const id = randomUUID()
      insert.run(id, name, at)
      log({ entity: 'evaluator', entityId: id, base: 0, before: null, after: { name } })
      return { id, name }
    },
  })
}
