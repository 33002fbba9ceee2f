import type { Task } from '@shared/domain/exchange'
import type { Log } from '../changes/append'
import type { Connection } from '../file/connection'
import { fromJson } from '../json'

/** A task with what only the two files that share it know. */
export interface TaskRecord extends Task {
  /** Signs what comes back, in hex. */
  secret: string
  /** Devices whose chains came only in part, with a received task. */
  devices: string[]
}

export interface TaskReader {
  /** Newest first. */
  list(): TaskRecord[]
  find(id: string): TaskRecord | null
}

export interface TaskWriter extends TaskReader {
  insert(task: TaskRecord): void
}

type Row = Omit<TaskRecord, 'stages' | 'subjectIds' | 'devices'> & { stages: string; subjects: string; devices: string }

const columns = 'id, direction, round_id AS roundId, author, stages, subjects, devices, secret, made_at AS madeAt'

function taskOf({ stages, subjects, devices, ...row }: Row): TaskRecord {
  return { ...row, stages: fromJson<string[]>(stages), subjectIds: fromJson<string[]>(subjects), devices: fromJson<string[]>(devices) }
}

export function taskReader(connection: Connection): TaskReader {
  const all = connection.prepare<[], Row>(`SELECT ${columns} FROM task ORDER BY made_at DESC, rowid DESC`)
  const byId = connection.prepare<[string], Row>(`SELECT ${columns} FROM task WHERE id = ?`)
  return {
    list: () => all.all().map(taskOf),
    find(id) {
      const row = byId.get(id)
      return row ? taskOf(row) : null
    },
  }
}

export function taskWriter(connection: Connection, reader: TaskReader): (log: Log) => TaskWriter {
  const insert = connection.prepare<[Row]>(
    'INSERT INTO task (id, direction, round_id, author, stages, subjects, devices, secret, made_at) VALUES (@id, @direction, @roundId, @author, @stages, @subjects, @devices, @secret, @madeAt)',
  )
  return (log) => ({
    ...reader,
    insert({ subjectIds, stages, devices, ...task }) {
      insert.run({ ...task, stages: JSON.stringify(stages), subjects: JSON.stringify(subjectIds), devices: JSON.stringify(devices) })
      // The secret stays out of the log: logs travel in score packages.
      log({ entity: 'task', entityId: task.id, base: 0, before: null, after: { direction: task.direction, roundId: task.roundId, author: task.author, stages, subjects: subjectIds.length } })
    },
  })
}
