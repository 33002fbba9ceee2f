import type { Scheme } from '@rules'
import { builtInSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'
import { readNumber } from '@/pages/schemes/fields/typed-number'
import { createDraftSaver } from '@/pages/schemes/state/draft-saver'
import { begin, change, redo, undo } from '@/pages/schemes/state/history'
import { isWithin, placesToward } from '@/pages/schemes/state/places'

const [scheme] = builtInSchemes
if (!scheme) throw new Error('no built-in scheme')
const named = (name: string): Scheme => ({ ...scheme, name })

/** A write that waits until the test lets it through or fails it. */
function heldWrites() {
  const writes: { revision: number; name: string; pass: () => void; fail: (error: Error) => void }[] = []
  const write = (revision: number, { name }: Scheme) =>
    new Promise<number>((resolve, reject) => {
      writes.push({ revision, name, pass: () => resolve(revision + 1), fail: reject })
    })
  return { writes, write }
}
const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('history of a draft', () => {
  it('goes back and forth, and forgets what was undone after a new change', () => {
    const third = change(change(begin('a'), 'b'), 'c')
    expect(undo(third).present).toBe('b')
    expect(redo(undo(third)).present).toBe('c')
    const branched = change(undo(undo(third)), 'd')
    expect([branched.present, branched.undoable, branched.redoable]).toEqual(['d', true, false])
    expect(undo(begin('a')).present).toBe('a')
    expect(redo(third)).toBe(third)
  })
})

describe('saving a draft', () => {
  it('writes one at a time, from the revision answered, and of waiting ones only the newest', async () => {
    const { writes, write } = heldWrites()
    const saver = createDraftSaver(4, write)
    saver.save(named('a'))
    saver.save(named('b'))
    saver.save(named('c'))
    expect(writes.map(({ revision, name }) => [revision, name])).toEqual([[4, 'a']])
    expect(saver.pending.value).toBe(true)
    writes[0]?.pass()
    await turn()
    expect(writes.map(({ revision, name }) => [revision, name])).toEqual([
      [4, 'a'],
      [5, 'c'],
    ])
    writes[1]?.pass()
    await saver.settled()
    expect(saver.pending.value).toBe(false)
  })

  it('keeps what failed and writes the newest on retry', async () => {
    const { writes, write } = heldWrites()
    const saver = createDraftSaver(1, write)
    saver.save(named('a'))
    writes[0]?.fail(new Error('磁盘已满'))
    await saver.settled()
    expect(saver.failure.value?.message).toBe('磁盘已满')
    expect(saver.pending.value).toBe(true)
    saver.retry()
    await turn()
    expect(writes.map(({ name }) => name)).toEqual(['a', 'a'])
    writes[1]?.pass()
    await saver.settled()
    expect([saver.failure.value, saver.pending.value]).toEqual([null, false])
  })

  it('writes what was changed after a failure, not what failed', async () => {
    const { writes, write } = heldWrites()
    const saver = createDraftSaver(1, write)
    saver.save(named('a'))
    saver.save(named('b'))
    writes[0]?.fail(new Error('x'))
    await turn()
    saver.save(named('c'))
    await turn()
    expect(writes.map(({ name }) => name)).toEqual(['a', 'c'])
    writes[1]?.pass()
    await saver.settled()
    expect(saver.pending.value).toBe(false)
  })
})

describe('places of problems', () => {
  it('knows what lies inside what', () => {
    expect(isWithin('/stars/1/indicators/0', '/stars/1')).toBe(true)
    expect(isWithin('/stars/10', '/stars/1')).toBe(false)
    expect(placesToward('/stars/0/fullScore')).toEqual(['/stars/0/fullScore', '/stars/0', '/stars'])
  })
})

describe('readNumber', () => {
  it.each([
    ['12', 12],
    [' １２．５ ', 12.5],
    ['80%', 80],
    ['−0.5', -0.5],
    ['3,000', 3000],
    ['.5', 0.5],
  ])('%s', (text, value) => {
    expect(readNumber(text)).toEqual({ value })
  })

  it.each([
    ['', '请填数字'],
    ['十二', '不是数字'],
    ['1.23456', '最多 4 位小数'],
    ['1e3', '不是数字'],
  ])('refuses %s', (text, problem) => {
    expect(readNumber(text)).toEqual({ problem })
  })

  it('refuses parts where a whole number is meant', () => {
    expect(readNumber('1.5', { whole: true })).toEqual({ problem: '须为整数' })
  })
})
