import { expect, it, vi } from 'vitest'
import { computed } from 'vue'
import { AppError } from '@shared/errors'
import { usePreview } from '@/pages/outputs/usePreview'

const api = vi.hoisted(() => ({ exports: { make: vi.fn() }, papers: { preview: vi.fn() } }))
vi.mock('@/api', () => ({ api }))
vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message }))

it('makes a document anew when others have taken its place, and only then', async () => {
  const shelf = new Set<string>()
  api.exports.make.mockImplementation(() => {
    const id = `paper ${api.exports.make.mock.calls.length}`
    shelf.add(id)
    return Promise.resolve({ id })
  })
  api.papers.preview.mockImplementation(({ id }: { id: string }) => (shelf.has(id) ? Promise.resolve(id) : Promise.reject(new AppError('not-found', '这份文稿已不在内存中，请重新生成。'))))
  const { made, kept } = usePreview(computed(() => ({ request: { kind: 'results', roundId: 'r' } as const, page: 'auto' as const })))
  await vi.waitFor(() => expect(made.value?.id).toBe('paper 1'))
  const shown = made.value
  if (!shown) return
  expect(await kept(shown)).toBe('paper 1')
  shelf.clear()
  expect(await kept(shown)).toBe('paper 2')
  expect(made.value?.id).toBe('paper 2')
})
