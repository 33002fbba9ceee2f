import { expect, it, vi } from 'vitest'
import { useReading } from '@/composables/useReading'

vi.mock('@/components/notify', () => ({ errorText: (error: Error) => error.message }))

it('what is read is taken; why it did not come is told until it is read anew', async () => {
  const read = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('没有读到')).mockResolvedValue(7)
  const take = vi.fn()
  const { failure, load } = useReading(read, take)
  await load()
  expect(failure.value).toBe('没有读到')
  expect(take).not.toHaveBeenCalled()
  const again = load()
  expect(failure.value).toBeNull()
  await again
  expect(take).toHaveBeenCalledExactlyOnceWith(7)
})

it('neither an older answer nor an older failure takes the place of the newest answer', async () => {
  const late: { answer?: (value: number) => void; fail?: (error: Error) => void } = {}
  const read = vi
    .fn<() => Promise<number>>()
    .mockReturnValueOnce(new Promise((resolve) => (late.answer = resolve)))
    .mockReturnValueOnce(new Promise((_, reject) => (late.fail = reject)))
    .mockResolvedValue(3)
  const take = vi.fn()
  const { failure, load } = useReading(read, take)
  const older = [load(), load()]
  await load()
  late.answer?.(1)
  late.fail?.(new Error('没有读到'))
  await Promise.all(older)
  expect(take).toHaveBeenCalledExactlyOnceWith(3)
  expect(failure.value).toBeNull()
})
