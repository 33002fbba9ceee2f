import type { RoundDraft } from '@shared/domain/round'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useRoundDraft } from '@/pages/rounds/new/useRoundDraft'

const { answer } = vi.hoisted(() => ({ answer: vi.fn<(input: { schemeId: string; endsOn: string }) => Promise<RoundDraft>>() }))
vi.mock('@/api', () => ({ api: { rounds: { draft: answer } } }))

const tracks = [
  { code: 'large', name: '规上企业', count: 2 },
  { code: 'small', name: '规下企业', count: 0 },
]
const subjects = [
  { subjectId: 'a', name: '甲', township: '东湖', track: 'large' },
  { subjectId: 'b', name: '乙', township: '', track: 'large' },
  { subjectId: 'c', name: '丙', township: '', track: null },
]
const draft: RoundDraft = { tracks, subjects, unassigned: 1, previousRounds: [] }

beforeEach(() => {
  answer.mockReset().mockResolvedValue(draft)
})

async function loaded() {
  const choice = useRoundDraft()
  await choice.load('scheme', '2026-09-30')
  return choice
}

describe('who takes part in a new round', () => {
  it('takes everybody by the rules and demands a track for those no rule fits', async () => {
    const { included, unassigned, tracks: counted } = await loaded()
    expect(included.value.map((row) => row.subjectId)).toEqual(['a', 'b', 'c'])
    expect(unassigned.value.map((row) => row.subjectId)).toEqual(['c'])
    expect(counted.value.map((track) => track.count)).toEqual([2, 0])
  })

  it('counts and asks for what was chosen by hand; a choice the rules make too is none', async () => {
    const { rows, assign, include, request, tracks: counted } = await loaded()
    assign(rows.value, 'small')
    assign(rows.value.slice(0, 1), 'large')
    include(['b'], false)
    expect(counted.value.map((track) => track.count)).toEqual([1, 1])
    expect(request()).toEqual({ subjectIds: ['a', 'c'], tracks: { c: 'small' } })
    include(['b'], true)
    expect(request()).toEqual({ subjectIds: ['a', 'b', 'c'], tracks: { b: 'small', c: 'small' } })
  })

  it('forgets a track the next scheme does not have', async () => {
    const { rows, assign, load } = await loaded()
    assign(rows.value, 'small')
    answer.mockResolvedValue({ ...draft, tracks: tracks.slice(0, 1) })
    await load('other', '2026-09-30')
    expect(rows.value.map((row) => row.track)).toEqual(['large', 'large', null])
  })

  it('drops an answer that comes after a newer question', async () => {
    const late: { answer?: (draft: RoundDraft) => void } = {}
    const choice = useRoundDraft()
    answer.mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve)))
    const first = choice.load('slow', '2026-09-30')
    await choice.load('fast', '2026-09-30')
    late.answer?.({ ...draft, subjects: [] })
    await first
    expect(choice.rows.value).toHaveLength(3)
    expect(choice.loading.value).toBe(false)
  })
})
