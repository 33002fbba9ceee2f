import { assignTrack, type AttributeValue, type Scheme } from '@rules'
import type { Track } from '@shared/domain/round'

/** A scheme that names no tracks ranks everybody together. */
const onlyTrack = { code: 'all', name: '全部' }

function tracksOf(scheme: Scheme): readonly { code: string; name: string }[] {
  return scheme.tracks && scheme.tracks.length > 0 ? scheme.tracks : [onlyTrack]
}

/** The track the scheme's ordered rules give, null when none fits. */
export function trackOf(scheme: Scheme, attributes: Readonly<Record<string, AttributeValue>>): string | null {
  return scheme.tracks && scheme.tracks.length > 0 ? assignTrack(scheme, attributes) : onlyTrack.code
}

/** Whether the scheme has a track of this code. */
export function hasTrack(scheme: Scheme, code: string): boolean {
  return tracksOf(scheme).some((track) => track.code === code)
}

/** The scheme's tracks in order, with how many subjects each has. */
export function countTracks(scheme: Scheme, assigned: readonly { track: string | null }[]): Track[] {
  const counts = new Map<string | null, number>()
  for (const { track } of assigned) counts.set(track, (counts.get(track) ?? 0) + 1)
  return tracksOf(scheme).map(({ code, name }) => ({ code, name, count: counts.get(code) ?? 0 }))
}
