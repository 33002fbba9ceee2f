import type { RoundDocument, RoundSubject } from '@shared/domain/round'
import { subjectWords } from '@shared/domain/subject-words'
import { api } from '@/api'
import { notifyError, notifySuccess } from '@/components/notify'
import { placesBefore } from './track-places'

/** Moves subjects of a round between tracks; every move can be taken back. */
export function useTrackMoves(changed: (document: RoundDocument) => void) {
  async function move(document: RoundDocument, subjects: readonly RoundSubject[], track: string | null): Promise<boolean> {
    const roundId = document.round.id
    const before = placesBefore(subjects)
    try {
      changed(await api.rounds.setTrack({ roundId, subjectIds: subjects.map((subject) => subject.subjectId), track }))
    } catch (error) {
      notifyError(error)
      return false
    }
    const name = track === null ? '方案规则的跑道' : (document.tracks.find((each) => each.code === track)?.name ?? track)
    notifySuccess(`${subjects.length} ${subjectWords[document.round.subjectKind].unit}已移到${name}`, async () => {
      for (const place of before) changed(await api.rounds.setTrack({ roundId, ...place }))
    })
    return true
  }
  return { move }
}
