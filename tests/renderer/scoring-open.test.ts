import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EnterResult, SheetCell, StageSheets } from '@shared/domain/sheet'
import { packPlaces } from '@shared/packed-places'
import { packSheets } from '@shared/packed-sheets'
import { encodeCells } from '@shared/sheet-cells'
import { useScoringStore } from '@/stores/scoring'
import { roundDocument } from './scoring-fixture'

const sheetsOf = vi.hoisted(() => vi.fn<(input: { roundId: string; stage: string | null }) => Promise<StageSheets>>())
const enter = vi.hoisted(() => vi.fn<() => Promise<EnterResult>>())
vi.mock('@/api', () => ({
  api: {
    scoring: { sheets: sheetsOf, enter, previousMarks: () => Promise.resolve({ round: null, comparable: {}, codes: [], marks: {}, known: [] }) },
    evidence: { counts: () => Promise.resolve({}) },
    exchange: { tasks: () => Promise.resolve([]) },
    evaluators: { current: () => Promise.resolve({ evaluator: null, name: '甲', signedIn: false, signInRequired: false }) },
  },
}))
vi.mock('@/components/notify', () => ({ errorText: vi.fn(), notifyError: vi.fn() }))

const nothing: StageSheets = { ...packSheets([]), carried: {}, closed: [], vetoes: [] }

beforeEach(() => {
  setActivePinia(createPinia())
  sheetsOf.mockReset().mockResolvedValue(nothing)
})

/** Answers of the next opening wait until they are let go. */
function held(): () => void {
  const held: { letGo?: (sheets: StageSheets) => void } = {}
  sheetsOf.mockReturnValueOnce(new Promise((resolve) => (held.letGo = resolve)))
  return () => held.letGo?.(nothing)
}

describe('opening a round for score entry', () => {
  it('keeps the stage chosen while it was being read anew', async () => {
    const store = useScoringStore()
    await store.open(roundDocument('r'))
    const letGo = held()
    const anew = store.open(roundDocument('r'))
    store.stage = 'town'
    letGo()
    await anew
    expect(store.stage).toBe('town')
  })

  it('keeps what was chosen and done between two openings that were on their way together', async () => {
    const store = useScoringStore()
    const letGo = held()
    const first = store.open(roundDocument('r'))
    await store.open(roundDocument('r'))
    store.stage = 'town'
    letGo()
    await first
    expect([store.stage, store.loading]).toEqual(['town', false])
  })

  it('reads once more when something was saved while it was reading', async () => {
    const store = useScoringStore()
    await store.open(roundDocument('r'))
    const letGo = held()
    const anew = store.open(roundDocument('r'))
    const cell: SheetCell = { state: 'mark', input: { value: 3 }, at: '2026-01-01T00:00:00Z', by: '甲' }
    enter.mockResolvedValueOnce({ accepted: 1, refused: 0, cleared: 0, cells: [{ subjectId: 'a', indicator: 'T1', cell, before: {}, beforeReason: '' }], changes: { results: [], places: packPlaces([]) } })
    store.write([{ subjectId: 'a', indicator: 'T1', texts: { value: '3' } }])
    await store.settled()
    sheetsOf.mockResolvedValue({ ...nothing, ...packSheets([{ subjectId: 'a', cells: encodeCells({ T1: cell }) }]) })
    letGo()
    await anew
    expect(store.cells.saved('a', 'T1', 'self')).toEqual(cell)
  })

  it('shows the round asked for last, from its first stage', async () => {
    const store = useScoringStore()
    await store.open(roundDocument('r'))
    store.stage = 'town'
    const letGo = held()
    const first = store.open(roundDocument('q'))
    expect(store.opened).toBeNull()
    await store.open(roundDocument('p'))
    letGo()
    await first
    expect([store.opened?.document.round.id, store.stage]).toEqual(['p', 'self'])
  })
})
