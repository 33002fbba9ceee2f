import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ResultChanges, VetoRecord } from '@shared/domain/sheet'
import { packPlaces } from '@shared/packed-places'
import NoteField from '@/pages/scoring-card/NoteField.vue'
import { useScoringStore } from '@/stores/scoring'
import { roundDocument } from './scoring-fixture'

const setVeto = vi.hoisted(() => vi.fn<(input: { subjectId: string; code: string; on: boolean; note: string }) => Promise<{ vetoes: VetoRecord[]; changes: ResultChanges }>>())
vi.mock('@/api', () => ({
  api: {
    scoring: { setVeto, sheets: () => Promise.resolve({ sheets: [], carried: {}, closed: [], vetoes: [] }), previousMarks: () => Promise.resolve({ round: null, comparable: {}, codes: [], marks: {}, known: [] }) },
    evidence: { counts: () => Promise.resolve({}) },
    exchange: { tasks: () => Promise.resolve([]) },
    evaluators: { current: () => Promise.resolve({ evaluator: null, name: '甲', signedIn: false, signInRequired: false }) },
  },
}))
vi.mock('@/components/notify', () => ({ errorText: vi.fn(), notifyError: vi.fn() }))

const document = roundDocument()

/** What the services hold. Their answers wait to be let go. */
let held: string | null = null
let answers: (() => void)[] = []

beforeEach(() => {
  setActivePinia(createPinia())
  held = null
  answers = []
  setVeto.mockReset().mockImplementation(({ subjectId, code, on, note }) => {
    held = on ? note : null
    const record: VetoRecord = { subjectId, code, note, by: '甲', at: '2026-01-01T00:00:00Z' }
    return new Promise((resolve) => answers.push(() => resolve({ vetoes: on ? [record] : [], changes: { results: [], places: packPlaces([]) } })))
  })
})

async function answered(): Promise<void> {
  await vi.waitFor(() => expect(answers).not.toEqual([]))
  answers.shift()?.()
}

async function opened() {
  const store = useScoringStore()
  await store.open(document)
  return store
}

describe('vetoes while answers are on their way', () => {
  it('keeps both of two changes made one right after the other', async () => {
    const store = await opened()
    const noting = store.setVeto('a', 'V1', '')
    const basis = store.setVeto('a', 'V1', (before) => `${before ?? '-'}依据`)
    const date = store.setVeto('a', 'V1', (before) => `${before ?? '-'}，2026-03-12`)
    await answered()
    await answered()
    await answered()
    expect(await Promise.all([noting, basis, date])).toEqual([null, '', '依据'])
    expect(held).toBe('依据，2026-03-12')
  })

  it('takes back the last change, also when it was not saved yet', async () => {
    const store = await opened()
    void store.setVeto('a', 'V1', '依据')
    const undone = store.undo()
    await answered()
    await answered()
    expect(await undone).toMatchObject({ kind: 'veto', before: null, after: '依据' })
    expect([held, store.vetoes]).toEqual([null, []])
  })

  it('is settled when the last of them is saved, and writes nothing where nothing changes', async () => {
    const store = await opened()
    let settled = false
    const noting = store.setVeto('a', 'V1', '依据')
    void store.settled().then(() => (settled = true))
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    expect(settled).toBe(false)
    await answered()
    await noting
    await vi.waitFor(() => expect(settled).toBe(true))
    expect(await store.setVeto('a', 'V1', (before) => before)).toBe('依据')
    expect(setVeto).toHaveBeenCalledTimes(1)
  })
})

describe('a note', () => {
  it('keeps what is typed on while what was left is being saved, and follows what is changed elsewhere', async () => {
    const field = mount(NoteField, { props: { text: '', label: '说明', placeholder: '', needed: true, locked: false }, global: { stubs: { ElButton: true } } })
    const area = field.get('textarea')
    await area.setValue('依据')
    await area.trigger('blur')
    await area.setValue('依据和文号')
    await field.setProps({ text: '依据' })
    expect(area.element.value).toBe('依据和文号')
    await area.trigger('blur')
    expect(field.emitted('commit')).toEqual([['依据'], ['依据和文号']])
    await field.setProps({ text: '依据和文号' })
    await field.setProps({ text: '' })
    expect(area.element.value).toBe('')
  })
})
