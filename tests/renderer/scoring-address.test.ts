import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import type { PackedSheet, StageSheets } from '@shared/domain/sheet'
import { packSheets } from '@shared/packed-sheets'
import { encodeCells } from '@shared/sheet-cells'
import type { RoundFilter } from '@/composables/useRoundFilter'
import { indicatorGroups } from '@/pages/scoring/grid/columns'
import type { RowFilter } from '@/pages/scoring/state/rows'
import { useScoringAddress } from '@/pages/scoring/useScoringAddress'
import { useRoundStore } from '@/stores/round'
import { useScoringStore } from '@/stores/scoring'
import { roundDocument, scheme } from './scoring-fixture'

const sheetsOf = vi.hoisted(() => vi.fn<(input: { stage: string | null }) => Promise<StageSheets>>())
vi.mock('@/api', () => ({
  api: {
    scoring: { sheets: sheetsOf, previousMarks: () => Promise.resolve({ round: null, comparable: {}, codes: [], marks: {}, known: [] }) },
    evidence: { counts: () => Promise.resolve({}) },
    exchange: { tasks: () => Promise.resolve([]) },
    evaluators: { current: () => Promise.resolve({ evaluator: null, name: '甲', signedIn: false, signInRequired: false }) },
    results: { table: () => Promise.resolve({ provisional: true, results: [] }) },
  },
}))
vi.mock('@/components/notify', () => ({ errorText: vi.fn(), notifyError: vi.fn() }))

const document = roundDocument()

/** Everything but T2 is marked at every stage; the last stage has a refused T2. */
function sheetAt(stage: string | null): PackedSheet {
  const codes = scheme.stars.flatMap((star) => star.indicators.map((indicator) => indicator.code)).filter((code) => code !== 'T2')
  const stamp = { at: '2026-01-01T00:00:00Z', by: '甲' }
  const marks = Object.fromEntries(codes.map((code) => [code, { state: 'mark' as const, input: { notApplicable: true as const }, ...stamp }]))
  const draft = { state: 'draft' as const, texts: { value: '不详' }, problem: { code: 'not-a-number', message: '不是数字' }, ...stamp }
  return { subjectId: 'a', cells: encodeCells(stage === 'city' ? { ...marks, T2: draft } : marks) }
}

async function opened(address: string) {
  setActivePinia(createPinia())
  useRoundStore().document = document
  const shown = { tab: ref('P'), only: ref<string | null>(null), filter: ref<RoundFilter>({ text: '', track: null, township: null }), state: ref<RowFilter>('all') }
  const page = defineComponent({
    setup() {
      useScoringAddress(shown, computed(() => indicatorGroups(scheme)))
      return () => null
    },
  })
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/scoring', component: page }] })
  await router.push(address)
  mount(page, { global: { plugins: [router] } })
  await useScoringStore().open(document)
  await flushPromises()
  return { tab: shown.tab.value, only: shown.only.value, township: shown.filter.value.township, state: shown.state.value, stage: useScoringStore().stage }
}

beforeEach(() => {
  sheetsOf.mockReset().mockImplementation(({ stage }) => Promise.resolve({ ...packSheets([sheetAt(stage)]), carried: {}, closed: [], vetoes: [] }))
})

describe('the address of score entry', () => {
  it('asks for nothing by itself', async () => {
    expect(await opened('/scoring')).toEqual({ tab: 'P', only: null, township: null, state: 'all', stage: 'self' })
  })

  it('names stage, star and township', async () => {
    expect(await opened('/scoring?stage=town&star=B&township=甲镇')).toEqual({ tab: 'B', only: null, township: '甲镇', state: 'all', stage: 'town' })
  })

  it('finds the first place with something missing', async () => {
    expect(await opened('/scoring?show=missing')).toEqual({ tab: 'T', only: null, township: null, state: 'missing', stage: 'self' })
  })

  it('finds the stage with something refused', async () => {
    expect(await opened('/scoring?show=refused')).toEqual({ tab: 'T', only: null, township: null, state: 'refused', stage: 'city' })
  })

  it('lists everybody when there is nothing of the kind', async () => {
    expect(await opened('/scoring?star=B&show=missing')).toEqual({ tab: 'B', only: null, township: null, state: 'all', stage: 'self' })
  })
})
