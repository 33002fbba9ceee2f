import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useRoundStore } from '@/stores/round'

const rounds = vi.hoisted(() => ({ list: vi.fn(), get: vi.fn() }))
vi.mock('@/api', () => ({ api: { rounds } }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message }))

const document = (id: string) => ({ round: { id } })

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  rounds.list.mockReset().mockResolvedValue([{ id: 'a', status: 'finished' }, { id: 'b', status: 'open' }, { id: 'c', status: 'finished' }])
  rounds.get.mockReset().mockImplementation(({ roundId }: { roundId: string }) => Promise.resolve(document(roundId)))
})

describe('the chosen round', () => {
  it('is the open one until one is chosen, and the chosen one from then on', async () => {
    const store = useRoundStore()
    await store.load()
    expect(store.roundId).toBe('b')
    await store.choose('c')
    await store.load()
    expect(store.roundId).toBe('c')
    setActivePinia(createPinia())
    const next = useRoundStore()
    await next.load()
    expect(next.roundId).toBe('c')
  })

  it('is the last one asked for, whatever the order of the answers', async () => {
    const store = useRoundStore()
    await store.load()
    const late: { answer?: (value: unknown) => void } = {}
    rounds.get.mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve)))
    const first = store.choose('a')
    await store.choose('c')
    late.answer?.(document('a'))
    await first
    expect(store.roundId).toBe('c')
  })

  it('is not undone by reading the rounds anew while it is on its way', async () => {
    const store = useRoundStore()
    await store.load()
    const choosing = store.choose('a')
    await store.load()
    await choosing
    expect(store.roundId).toBe('a')
  })

  it('is another one when it is gone', async () => {
    const store = useRoundStore()
    await store.load()
    await store.choose('c')
    rounds.list.mockResolvedValue([{ id: 'a', status: 'finished' }])
    await store.load()
    expect(store.roundId).toBe('a')
    rounds.list.mockResolvedValue([])
    await store.load()
    expect(store.roundId).toBeNull()
  })

  it('stays as it was when another one cannot be had', async () => {
    const store = useRoundStore()
    await store.load()
    rounds.get.mockRejectedValueOnce(new Error('没有读到'))
    await expect(store.choose('a')).rejects.toThrow('没有读到')
    expect(store.roundId).toBe('b')
    await store.load()
    expect(store.roundId).toBe('b')
  })
})

describe('reading the rounds', () => {
  it('is not over before the chosen one is here: until then nothing says that there is none', async () => {
    const store = useRoundStore()
    const late: { answer?: (value: unknown) => void } = {}
    rounds.get.mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve)))
    const reading = store.load()
    expect([store.loaded, store.failure]).toEqual([false, null])
    late.answer?.(document('b'))
    await reading
    expect([store.loaded, store.roundId]).toEqual([true, 'b'])
  })

  it('is over where there is none', async () => {
    rounds.list.mockResolvedValue([])
    const store = useRoundStore()
    await store.reset()
    expect([store.loaded, store.failure, store.roundId]).toEqual([true, null, null])
  })

  it('tells why it failed until it is tried again, and then shows the round remembered', async () => {
    const store = useRoundStore()
    await store.load()
    await store.choose('c')
    rounds.get.mockRejectedValueOnce(new Error('没有读到'))
    await store.reset()
    expect([store.loaded, store.failure, store.roundId]).toEqual([false, '没有读到', null])
    const again = store.reset()
    expect(store.failure).toBeNull()
    await again
    expect([store.loaded, store.failure, store.roundId]).toEqual([true, null, 'c'])
  })

  it('rejects for whoever asked after a change', async () => {
    const store = useRoundStore()
    rounds.list.mockRejectedValueOnce(new Error('没有读到'))
    await expect(store.load()).rejects.toThrow('没有读到')
    expect(store.failure).toBe('没有读到')
  })

  it('is told of as the newest question is answered, not as an older one fails after it', async () => {
    const store = useRoundStore()
    const late: { fail?: (error: Error) => void } = {}
    rounds.list.mockReturnValueOnce(new Promise((_, reject) => (late.fail = reject)))
    const first = store.load()
    await store.load()
    late.fail?.(new Error('没有读到'))
    await expect(first).rejects.toThrow('没有读到')
    expect([store.loaded, store.failure]).toEqual([true, null])
  })
})
