import { expect, it } from 'vitest'
import { newestQuestion } from '@/newest'

it('only the question asked last is the newest, for each asker alone', () => {
  const [ask, askElsewhere] = [newestQuestion(), newestQuestion()]
  const first = ask()
  expect(first()).toBe(true)
  const second = ask()
  const other = askElsewhere()
  expect([first(), second(), other()]).toEqual([false, true, true])
})
