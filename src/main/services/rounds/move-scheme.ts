/** 换用新版方案: an open round goes on with another published scheme, after its effects were shown. */
import { compileScheme, evaluate, type CompiledScheme, type OrganizationEntry, type OrganizationResult, type Scheme } from '@rules'
import type { RoundStanding, RoundSubject, SchemeChanges } from '@shared/domain/round'
import { schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { RoundRecord, SchemeRecord, Store } from '../../store'
import { acting } from '../acting'
import { entriesOf, withoutRefused, type RefusedMark } from '../evaluation/entries'
import { previousLevels, roundTotals } from '../evaluation/round-evaluation'
import { findScheme } from '../schemes/document'
import { findOpenRound } from './find'
import { hasTrack, trackOf } from './tracks'

interface Move {
  round: RoundRecord
  old: SchemeRecord
  next: SchemeRecord
  /** The subjects as they would stand; `track` is null where no rule fits. */
  subjects: (Omit<RoundSubject, 'track'> & { track: string | null; before: string })[]
}

/** @throws AppError `not-found`, `round-finished`, `invalid-input` */
function plannedMove(store: Store, roundId: string, schemeId: string): Move {
  const round = findOpenRound(store, roundId)
  const next = findScheme(store, schemeId)
  if (next.status !== 'published') throw new AppError('invalid-input', '方案还没有发布，不能换用。')
  if (next.id === round.schemeId) throw new AppError('invalid-input', '这个评价期用的就是这个方案。')
  if (next.subject !== round.subjectKind) throw new AppError('invalid-input', '这个方案评的是另一类对象，不能换用。')
  const subjects = store.rounds.subjects(roundId).map((subject) => ({ ...subject, before: subject.track, ...trackUnder(next.scheme, subject) }))
  return { round, old: findScheme(store, round.schemeId), next, subjects }
}

/** A track chosen by hand stays where there still is one of that code; all else follows the new rules. */
function trackUnder(scheme: Scheme, { track, trackBy, attributes }: RoundSubject): { track: string | null; trackBy: RoundSubject['trackBy'] } {
  return trackBy === 'manual' && hasTrack(scheme, track) ? { track, trackBy } : { track: trackOf(scheme, attributes), trackBy: 'rule' }
}

/**
 * What would change. Nothing is written.
 *
 * @throws AppError `not-found`, `round-finished`, `invalid-input`
 */
export function schemeChanges(store: Store, roundId: string, schemeId: string): SchemeChanges {
  const { old, next, subjects } = plannedMove(store, roundId, schemeId)
  const compiled = compileScheme(next.scheme)
  // Who fits no track stands on none: a track of their own keeps them from being compared with others.
  const placed = subjects.map((subject) => ({ ...subject, track: subject.track ?? '' }))
  const vetoes = store.vetoes.ofRound(roundId)
  const { entries, refused } = usable(compiled, entriesOf(compiled, placed, store.sheets.each(roundId), vetoes))
  const after = new Map(evaluate(compiled, entries, { previousLevels: previousLevels(store, roundId), detail: 'totals' }).map((result) => [result.organizationId, standingOf(result)]))
  const before = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, standingOf(result)]))
  const known = new Set(next.scheme.vetoes?.map(({ code }) => code))
  return {
    from: named(old),
    to: named(next),
    unfit: groupedMarks(old.scheme, refused),
    lostVetoes: [...counted(vetoes.filter(({ code }) => !known.has(code)).map(({ code }) => code))].map(([code, count]) => ({ code, name: old.scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code, count })),
    results: subjects.flatMap(({ subjectId, name }) => {
      const [one, other] = [before.get(subjectId), after.get(subjectId)]
      return one && other && !sameStanding(one, other) ? [{ subjectId, name, before: one, after: other }] : []
    }),
    tracks: subjects.flatMap(({ subjectId, name, before: from, track: to }) => (from === to ? [] : [{ subjectId, name, from: trackName(old.scheme, from), to: to === null ? null : trackName(next.scheme, to) }])),
  }
}

/**
 * Moves the round. What was entered stays as it is; what the new scheme has no place for does not count.
 *
 * @throws AppError as `schemeChanges`; `invalid-input` when somebody fits no track of the new scheme
 */
export function moveScheme(store: Store, roundId: string, schemeId: string): void {
  const { subjects } = plannedMove(store, roundId, schemeId)
  const tracks = subjects.map(({ subjectId, name, track, trackBy }) => {
    if (track === null) throw new AppError('invalid-input', `“${name}”不符合新方案任何跑道的条件，不能换用。`, { subjectId })
    return { subjectId, track, trackBy }
  })
  store.write(acting(store, '换用方案'), (tx) => {
    tx.rounds.setScheme(roundId, schemeId)
    tx.rounds.setTracks(roundId, tracks)
  })
}

function usable(compiled: CompiledScheme, entries: readonly OrganizationEntry[]): { entries: OrganizationEntry[]; refused: RefusedMark[] } {
  const checked = entries.map((entry) => withoutRefused(compiled, entry))
  return { entries: checked.map(({ entry }) => entry), refused: checked.flatMap(({ refused }) => refused) }
}

const named = ({ id, name, version }: SchemeRecord) => ({ id, name, version })

function standingOf({ level, total, status }: OrganizationResult): RoundStanding {
  return { level, total, complete: status === 'complete' }
}

function sameStanding(one: RoundStanding, other: RoundStanding): boolean {
  return one.level === other.level && one.total === other.total && one.complete === other.complete
}

function trackName(scheme: Scheme, code: string): string {
  return scheme.tracks?.find((track) => track.code === code)?.name ?? '全部'
}

/** Refused marks by indicator, stage and reason, as the old scheme names them. */
function groupedMarks(scheme: Scheme, refused: readonly RefusedMark[]): SchemeChanges['unfit'] {
  const groups = new Map<string, SchemeChanges['unfit'][number]>()
  for (const { indicator, stage, code } of refused) {
    const key = JSON.stringify([indicator, stage, code])
    const group = groups.get(key) ?? { indicator, name: schemeIndicator(scheme, indicator)?.name ?? indicator, stage: stageName(scheme, stage), count: 0, reason: reasons[code] ?? '与新的计分方式不符' }
    group.count += 1
    groups.set(key, group)
  }
  return [...groups.values()]
}

const reasons: Record<string, string> = {
  'unknown-indicator': '新方案没有这项指标',
  'unknown-role': '新方案没有这一评分阶段',
  'out-of-range': '超出新的分值范围',
  'unknown-option': '新方案没有这一等次',
  'unknown-item': '新方案没有这一情形',
  'not-applicable-refused': '新方案不能填“不适用”',
  'reason-required': '新方案须写说明',
}

function stageName({ panel }: Scheme, code: string): string {
  const roles = panel.mode === 'stages' ? panel.stages : panel.mode === 'weighted' ? panel.roles : []
  return roles.find((role) => role.code === code)?.name ?? ''
}

function counted(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}
