import type { OpenConflict, SharedPlace } from '@shared/domain/exchange'
import { AppError } from '@shared/errors'
import { Causality } from '../../exchange/history/knowledge'
import { contentOf, keyOf, registersOf, type Register } from '../../exchange/history/register'
import { idOf } from '../../exchange/merge/plan'
import { canonicalJson, type LogEntry, type Store } from '../../store'
import { acting } from '../acting'
import { loadRound } from '../evaluation/load-round'
import { findOpenRound } from '../rounds/find'
import { describer } from './describe'
import { settle } from './settle'
import { standingContents } from './standing'

interface Undecided {
  register: Register
  /** The entry whose value stands in the tables; null when it is none of the heads. */
  present: LogEntry | null
}

/** Where values stand against each other, or a refused one waits, by organization. Derived from the history: nothing to forget. */
export function openConflicts(store: Store, roundId: string): OpenConflict[] {
  const words = describer(loadRound(store, roundId))
  return undecided(store, roundId)
    .map(({ register, present }): OpenConflict => ({
      ...words.place(register.current),
      present: present && words.value(present),
      values: register.heads.map(words.value),
      refusal: register.conflicting ? '' : '收到时这张评分表已确认，改动未采用',
    }))
    .sort((a, b) => a.subjectName.localeCompare(b.subjectName, 'zh') || a.name.localeCompare(b.name, 'zh'))
}

/**
 * A person's choices, in one transaction. Whoever merges this file later takes them over, because they are made in knowledge
 * of the values they decide between.
 *
 * @throws AppError `round-finished`; `conflict` when one of them is no longer undecided
 */
export function decide(store: Store, roundId: string, choices: readonly (SharedPlace & { entry: string })[]): OpenConflict[] {
  findOpenRound(store, roundId)
  const open = new Map(undecided(store, roundId).map((each) => [each.register.key, each]))
  const chosen = choices.map(({ entity, subjectId, place, entry }) => {
    const found = open.get(keyOf({ entity, entityId: `${roundId}/${subjectId}`, place }))
    const value = [...(found?.register.heads ?? []), ...(found?.present ? [found.present] : [])].find((each) => idOf(each) === entry)
    if (!found || !value) throw new AppError('conflict', '有一处已被处理过，请刷新后再裁定。', { subjectId })
    return { entity, present: found.present, value }
  })
  store.write(acting(store, '裁定冲突'), (tx) => {
    settle(tx, chosen.map(({ value }) => value))
    for (const { entity, present, value } of chosen) tx.history.decided({ entity, entityId: value.entityId, place: value.place }, parsed(present), parsed(value))
  })
  return openConflicts(store, roundId)
}

function parsed(entry: LogEntry | null): unknown {
  return entry?.after == null ? null : JSON.parse(entry.after)
}

function undecided(store: Store, roundId: string): Undecided[] {
  const entries = store.changes.ofRound(roundId)
  const standing = standingContents(store, roundId)
  const found: Undecided[] = []
  for (const register of registersOf(entries, new Causality(entries)).values()) {
    const stands = standing.get(register.key) ?? canonicalJson(null)
    if (!register.conflicting && contentOf(register.current) === stands) continue
    const among = register.heads.find((head) => contentOf(head) === stands)
    found.push({ register, present: among ?? latestWith(entries, register.key, stands) })
  }
  return found
}

/** What stands may be an older value, kept because the sheet was confirmed. */
function latestWith(entries: readonly LogEntry[], key: string, content: string): LogEntry | null {
  return entries.filter((entry) => keyOf(entry) === key && contentOf(entry) === content).at(-1) ?? null
}
