import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import { useRoundFilter } from '@/composables/useRoundFilter'
import type { RoundSubject } from '@shared/domain/round'

vi.mock('@/components/notify', () => ({ notifyError: vi.fn() }))

const subject = (subjectId: string, township: string, track: string): RoundSubject => ({ subjectId, name: subjectId, partyName: '', township, track, trackBy: 'rule', attributes: {} })
const round = (...subjects: RoundSubject[]) => ({ subjects, tracks: [...new Set(subjects.map(({ track }) => track))].map((code) => ({ code, name: code, count: 1 })) })
const both = round(subject('一', '甲镇', 'small'), subject('二', '乙镇', 'large'))

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

it('keeps track and township of each page, and no text', async () => {
  const { filter } = useRoundFilter('stars', () => both)
  filter.value = { text: '一', track: 'small', township: '甲镇' }
  await nextTick()
  expect(useRoundFilter('stars', () => both).filter.value).toEqual({ text: '', track: 'small', township: '甲镇' })
  expect(useRoundFilter('race', () => both).filter.value).toEqual({ text: '', track: null, township: null })
})

it('hides nothing by a track or township that is not there', async () => {
  const listed = shallowRef<typeof both | null>(both)
  const { filter, matches } = useRoundFilter('stars', () => listed.value)
  filter.value.township = '甲镇'
  filter.value.track = 'small'
  expect(both.subjects.filter(matches).map(({ name }) => name)).toEqual(['一'])
  listed.value = round(subject('三', '丙镇', 'large'))
  expect(filter.value).toEqual({ text: '', track: null, township: null })
  expect(listed.value.subjects.filter(matches)).toHaveLength(1)
  listed.value = both
  await nextTick()
  expect(filter.value).toMatchObject({ track: 'small', township: '甲镇' })
})
