import type { AuditEntry } from '@shared/domain/audit'
import { subjectKinds } from '@shared/domain/subject'
import type { Entity, LogEntry, Store } from '../../../store'
import { officeWords } from './office'
import { planWords } from './plans'
import { roundWords } from './rounds'
import { schemeWords } from './schemes'
import { subjectWords } from './subjects'
import type { Tell, Told } from './told'
import { yearWords } from './years'

/**
 * Tells entries of the log in words a clerk understands. Made for one answer: what it looks up is read once.
 *
 * @param personal whether names and phones of persons are told
 */
export function auditWords(store: Store, { personal }: { personal: boolean }): (entry: LogEntry) => AuditEntry {
  // Every kind of thing that is logged has its words here; a new one does not compile without.
  const tells: Record<Entity, Tell> = { ...officeWords(store), ...roundWords(store), ...planWords(store), ...yearWords(store), ...subjectWords(store, personal), scheme: schemeWords(store) }
  const byEntity = new Map<string, Tell>(Object.entries(tells))
  const subjects = new Map(subjectKinds.flatMap((kind) => store.subjects.list(kind)).map(({ id, fields }) => [id, String(fields['name'] ?? '')]))
  const rounds = new Map(store.rounds.list().map(({ id, name }) => [id, name]))

  return (entry) => {
    const { device, sequence, at, actor, action, hash } = entry
    const ids = entry.entityId.split('/')
    const named = (names: ReadonlyMap<string, string>) => ids.map((id) => names.get(id)).find((name) => name !== undefined) ?? ''
    return { id: `${device}:${sequence}`, device, sequence, at, by: actor, action, hash, subjectName: named(subjects), roundName: named(rounds), ...toldSafely(byEntity.get(entry.entity), entry) }
  }
}

/** An entry may come from another machine or from a damaged file: one that cannot be read is said to be so, and the others are told. */
function toldSafely(tell: Tell | undefined, entry: LogEntry): Told {
  const unknown = { what: '不能识别的内容', before: entry.before ?? '', after: entry.after ?? '' }
  try {
    return tell?.(entry) ?? unknown
  } catch {
    return unknown
  }
}
