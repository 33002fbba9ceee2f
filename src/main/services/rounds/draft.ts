import type { Scheme } from '@rules'
import type { RoundDraft, RoundSubject } from '@shared/domain/round'
import type { Subject } from '@shared/domain/subject'
import type { Store } from '../../store'
import { roundAttributes } from '../evaluation/attributes'
import { findScheme } from '../schemes/document'
import { countTracks, trackOf } from './tracks'

/** Subjects as a round with this scheme and last day would keep them; `track` is null where no rule fits. */
export function draftSubjects(
  store: Pick<Store, 'rounds'>,
  round: { scheme: Scheme; endsOn: string; previousRoundId: string | null },
  subjects: readonly Subject[],
): (Pick<RoundSubject, 'subjectId' | 'attributes'> & { track: string | null })[] {
  const { scheme, endsOn, previousRoundId } = round
  const before = new Set(previousRoundId === null ? [] : store.rounds.subjects(previousRoundId).map((subject) => subject.subjectId))
  return subjects.map(({ id, fields }) => {
    const attributes = roundAttributes(fields, { endsOn, tookPartBefore: before.has(id) })
    return { subjectId: id, attributes, track: trackOf(scheme, attributes) }
  })
}

/** Whom a round about to be opened would take in: every subject of the scheme's kind that is not archived. */
export function roundDraft(store: Pick<Store, 'rounds' | 'schemes' | 'subjects'>, schemeId: string, endsOn: string): RoundDraft {
  const { scheme } = findScheme(store, schemeId)
  const earlier = store.rounds.list().filter((round) => round.subjectKind === scheme.subject && round.endsOn < endsOn)
  const register = store.subjects.list(scheme.subject, { archived: false })
  const drafted = draftSubjects(store, { scheme, endsOn, previousRoundId: earlier[0]?.id ?? null }, register)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    tracks: countTracks(scheme, drafted),
    subjects: drafted.map(({ subjectId, attributes, track }) => ({ subjectId, name: text(attributes.name), township: text(attributes.township), track })),
    unassigned: drafted.filter((subject) => subject.track === null).length,
    previousRounds: earlier.map(({ id, name }) => ({ id, name })),
  }
}
