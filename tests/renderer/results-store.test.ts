import type { OrganizationResult } from '@rules'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { RoundResults } from '@shared/domain/result'
import { packPlaces } from '@shared/packed-places'
import { packResults } from '@shared/packed-results'
import { useResultsStore } from '@/stores/results'
import { useRoundStore } from '@/stores/round'
import { roundDocument } from './scoring-fixture'

const table = vi.hoisted(() => vi.fn<() => Promise<RoundResults>>())
vi.mock('@/api', () => ({ api: { results: { table } } }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message }))

const document = roundDocument()
const result = (total: number): OrganizationResult => ({ engine: '1', organizationId: 'a', track: 't', status: 'complete', missing: [], stars: [], extras: [], bonus: 0, deduction: 0, total, litStars: 0, vetoes: [], level: 0, levelSteps: [], rank: 1, overallRank: 1, tied: 1, decidedBy: null, unranked: null })
const answer = (total: number): RoundResults => ({ provisional: true, results: packResults([result(total)]) })

beforeEach(() => {
  setActivePinia(createPinia())
  table.mockReset()
})

it('a result just written is not put back by what was being read before', async () => {
  const late: { answer?: (results: RoundResults) => void } = {}
  table.mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve))).mockResolvedValueOnce(answer(2))
  const store = useResultsStore()
  useRoundStore().document = document
  await nextTick()
  store.apply('r', { results: [result(2)], places: packPlaces([]) })
  expect(store.byId.get('a')?.total).toBe(2)
  late.answer?.(answer(1))
  await vi.waitFor(() => expect(table).toHaveBeenCalledTimes(2))
  await nextTick()
  expect(store.byId.get('a')?.total).toBe(2)
})

it('says why it could not be read, until it was', async () => {
  table.mockRejectedValueOnce(new Error('没有读到')).mockResolvedValueOnce(answer(1))
  const store = useResultsStore()
  useRoundStore().document = document
  await vi.waitFor(() => expect(store.failure).toBe('没有读到'))
  await store.load()
  expect([store.failure, store.byId.get('a')?.total]).toEqual([null, 1])
})

it('what is written while nothing is being read is taken without reading again', async () => {
  table.mockResolvedValueOnce(answer(1))
  const store = useResultsStore()
  useRoundStore().document = document
  await vi.waitFor(() => expect(store.byId.get('a')?.total).toBe(1))
  await nextTick()
  store.apply('r', { results: [result(2)], places: packPlaces([]) })
  expect([store.byId.get('a')?.total, table.mock.calls.length]).toEqual([2, 1])
})
