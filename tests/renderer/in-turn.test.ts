import { describe, expect, it } from 'vitest'
import { inTurn } from '@/in-turn'

describe('steps in turn', () => {
  it('starts each when the one before is done, and goes on after one that failed', async () => {
    const turn = inTurn()
    const said: string[] = []
    const step = (name: string, fails = false) => turn(async () => {
      said.push(`${name} starts`)
      await Promise.resolve()
      said.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
    const [first, second, third] = await Promise.allSettled([step('a'), step('b', true), step('c')])
    expect(said).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
    expect([first, second.status, third]).toEqual([{ status: 'fulfilled', value: 'a' }, 'rejected', { status: 'fulfilled', value: 'c' }])
  })
})
