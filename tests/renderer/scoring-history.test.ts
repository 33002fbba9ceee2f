import { describe, expect, it } from 'vitest'
import { createHistory } from '@/pages/scoring/state/history'

describe('history', () => {
  it('undoes and redoes in order', () => {
    const history = createHistory<string>()
    history.add('a')
    history.add('b')
    expect([history.undo(), history.undo(), history.undo()]).toEqual(['b', 'a', null])
    expect([history.redo(), history.redo(), history.redo()]).toEqual(['a', 'b', null])
  })

  it('forgets what was undone once something new is done', () => {
    const history = createHistory<string>()
    history.add('a')
    history.undo()
    history.add('b')
    expect(history.redo()).toBeNull()
    expect([history.undoable, history.redoable]).toEqual([1, 0])
    expect(history.undo()).toBe('b')
    expect(history.undo()).toBeNull()
  })

  it('keeps the newest steps when there are too many', () => {
    const history = createHistory<number>(2)
    for (const step of [1, 2, 3]) history.add(step)
    expect([history.undo(), history.undo(), history.undo()]).toEqual([3, 2, null])
  })

  it('takes up what became known later, also in undone steps', () => {
    const history = createHistory<{ id: number; before: string }>()
    history.add({ id: 1, before: '?' })
    history.undo()
    history.update((step) => step.id === 1, (step) => ({ ...step, before: '3' }))
    expect(history.redo()).toEqual({ id: 1, before: '3' })
    history.clear()
    expect(history.undo()).toBeNull()
  })
})
