import type { RoundDraft, Track } from '@shared/domain/round'
import { computed, ref, shallowRef } from 'vue'
import { api } from '@/api'
import { newestQuestion } from '@/newest'

/** One subject of the register in a round about to be opened. */
export interface DraftRow {
  subjectId: string
  name: string
  township: string
  /** The track by the scheme's rules; null when none fits. */
  ruled: string | null
  /** The track it will have: chosen by hand, else by rule. */
  track: string | null
  included: boolean
}

/** Who takes part in a round about to be opened and on which track. Choices by hand outlive a change of period or scheme. */
export function useRoundDraft() {
  const draft = shallowRef<RoundDraft | null>(null)
  const loading = ref(false)
  const excluded = shallowRef<ReadonlySet<string>>(new Set())
  const chosen = shallowRef<ReadonlyMap<string, string>>(new Map())
  const ask = newestQuestion()

  async function load(schemeId: string, endsOn: string): Promise<void> {
    const newest = ask()
    loading.value = true
    try {
      const read = await api.rounds.draft({ schemeId, endsOn })
      if (newest()) draft.value = read
    } finally {
      if (newest()) loading.value = false
    }
  }

  const rows = computed<DraftRow[]>(() => {
    const codes = new Set(draft.value?.tracks.map((track) => track.code))
    return (draft.value?.subjects ?? []).map(({ track: ruled, ...subject }) => {
      const byHand = chosen.value.get(subject.subjectId)
      const track = byHand !== undefined && codes.has(byHand) ? byHand : ruled
      return { ...subject, ruled, track, included: !excluded.value.has(subject.subjectId) }
    })
  })
  const included = computed(() => rows.value.filter((row) => row.included))
  const unassigned = computed(() => included.value.filter((row) => row.track === null))
  const tracks = computed<Track[]>(() =>
    (draft.value?.tracks ?? []).map((track) => ({ ...track, count: included.value.filter((row) => row.track === track.code).length })),
  )

  function include(ids: readonly string[], wanted: boolean) {
    const next = new Set(excluded.value)
    for (const id of ids) {
      if (wanted) next.delete(id)
      else next.add(id)
    }
    excluded.value = next
  }

  /** Chooses a track by hand; the one the rules give is no choice. */
  function assign(targets: readonly DraftRow[], track: string) {
    const next = new Map(chosen.value)
    for (const row of targets) {
      if (row.ruled === track) next.delete(row.subjectId)
      else next.set(row.subjectId, track)
    }
    chosen.value = next
  }

  /** What `rounds.create` takes: everybody who takes part, and the tracks that differ from the rules. */
  function request(): { subjectIds: string[]; tracks: Record<string, string> } {
    const byHand = included.value.flatMap((row) => (row.track !== null && row.track !== row.ruled ? [[row.subjectId, row.track]] : []))
    return { subjectIds: included.value.map((row) => row.subjectId), tracks: Object.fromEntries(byHand) }
  }

  return { draft, loading, rows, included, unassigned, tracks, load, include, assign, request }
}
