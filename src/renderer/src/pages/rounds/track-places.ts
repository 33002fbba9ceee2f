import type { RoundSubject } from '@shared/domain/round'

/** Where subjects were: for each place (a track by hand, null by rule) those who were there. */
export function placesBefore(subjects: readonly RoundSubject[]): { track: string | null; subjectIds: string[] }[] {
  const places = new Map<string | null, string[]>()
  for (const { subjectId, track, trackBy } of subjects) {
    const place = trackBy === 'rule' ? null : track
    places.set(place, [...(places.get(place) ?? []), subjectId])
  }
  return [...places].map(([track, subjectIds]) => ({ track, subjectIds }))
}
