import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Round, RoundDocument, RoundDraft, SchemeChanges, UntouchedRound } from '../domain/round'

const roundId = z.object({ roundId: z.uuid() })
const named = z.object({ name: z.string().trim().min(1).max(80), schemeId: z.uuid(), startsOn: z.iso.date(), endsOn: z.iso.date(), previousRoundId: z.uuid().nullable() })
const untouched: z.ZodType<UntouchedRound> = named.extend({
  id: z.uuid(),
  subjects: z.array(
    z.object({
      subjectId: z.uuid(),
      attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
      track: z.string(),
      trackBy: z.enum(['rule', 'manual']),
    }),
  ),
})

/** Evaluation rounds (评价期). */
export const rounds = {
  /** Newest first. */
  list: oc.output(type<Round[]>()),
  get: oc.input(roundId).output(type<RoundDocument>()),
  draft: oc.input(z.object({ schemeId: z.uuid(), endsOn: z.iso.date() })).output(type<RoundDraft>()),
  /** Opens a round with a snapshot of the chosen subjects; `tracks` overrides the scheme's rules for single subjects. */
  create: oc
    .input(
      named.extend({
        subjectIds: z.array(z.uuid()).min(1),
        tracks: z.record(z.uuid(), z.string()),
      }),
    )
    .output(type<Round>()),
  rename: oc.input(roundId.extend({ name: z.string().trim().min(1).max(80) })).output(type<Round>()),
  /** Moves subjects to a track by hand, or back to the scheme's rules with null. */
  setTrack: oc.input(roundId.extend({ subjectIds: z.array(z.uuid()).min(1), track: z.string().nullable() })).output(type<RoundDocument>()),
  /** What would become of an open round's marks, tracks and levels with another published scheme. */
  schemeChanges: oc.input(roundId.extend({ schemeId: z.uuid() })).output(type<SchemeChanges>()),
  /** Moves an open round to another published scheme. Marks it has no place for stay in the file and do not count. */
  moveScheme: oc.input(roundId.extend({ schemeId: z.uuid() })).output(type<RoundDocument>()),
  /** Stores the results with a snapshot and closes the sheets; answers what `editions.checks` asked for. */
  finish: oc
    .input(
      roundId.extend({
        confirmed: z.array(z.string().max(200)).max(5000).default([]),
        decided: z.array(z.object({ key: z.string().max(200), reason: z.string().trim().min(1).max(200) })).max(5000).default([]),
      }),
    )
    .output(type<Round>()),
  /** Opens a finished round again; the reason is kept in the change log. */
  reopen: oc.input(roundId.extend({ reason: z.string().trim().min(1).max(500) })).output(type<Round>()),
  /** Only a round nothing was done in can be removed. Answers all there was of it, for `restore`. */
  remove: oc.input(roundId).output(type<UntouchedRound>()),
  /** Brings a removed round back as it was. */
  restore: oc.input(z.object({ round: untouched })).output(type<Round>()),
}
