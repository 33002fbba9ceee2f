import { describe, expect, it } from 'vitest'
import type { EnterResult, Entry, EnteredCell } from '@shared/domain/sheet'
import { createSaveQueue, type SaveAction, type SheetAt } from '@/pages/scoring/state/save-queue'

const at: SheetAt = { roundId: 'round', stage: 'self' }
const entry = (subjectId: string, text: string): Entry => ({ subjectId, indicator: 'P1', texts: { value: text } })

/** A queue over a server that answers when told to. */
function harness() {
  const sent: { at: SheetAt; entries: Entry[]; answer: () => void; fail: (message: string) => void }[] = []
  const saved: { id: number; cells: EnteredCell[] }[] = []
  let changes = 0
  const queue = createSaveQueue({
    send: (sheet, entries) =>
      new Promise<EnterResult>((resolve, reject) => {
        const cells = entries.map((each): EnteredCell => ({ subjectId: each.subjectId, indicator: each.indicator, cell: null, before: {}, beforeReason: '' }))
        sent.push({ at: sheet, entries, answer: () => resolve({ accepted: entries.length, refused: 0, cleared: 0, cells, changes: { results: [], places: '[]' } }), fail: (message) => reject(new Error(message)) })
      }),
    saved: (action, cells) => saved.push({ id: action.id, cells }),
    answered: () => undefined,
    changed: () => {
      changes += 1
    },
  })
  let id = 0
  const push = (...entries: Entry[]) => {
    id += 1
    const action: SaveAction = { id, at, entries }
    queue.push(action)
    return action
  }
  return { queue, sent, saved, push, changes: () => changes }
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

describe('save queue', () => {
  it('sends what waits together in one request, in order, and splits the reply by action', async () => {
    const { queue, sent, saved, push } = harness()
    push(entry('a', '1'))
    push(entry('b', '2'), entry('c', '3'))
    expect(queue.unsaved).toBe(3)
    await turn()
    expect(sent.map((each) => each.entries.map((one) => one.subjectId))).toEqual([['a', 'b', 'c']])
    sent[0]?.answer()
    await queue.settled()
    expect(saved.map(({ id, cells }) => [id, cells.map((cell) => cell.subjectId)])).toEqual([[1, ['a']], [2, ['b', 'c']]])
    expect(queue.unsaved).toBe(0)
  })

  it('never has two requests under way, and takes what was typed meanwhile into the next one', async () => {
    const { queue, sent, push } = harness()
    push(entry('a', '1'))
    await turn()
    push(entry('b', '2'))
    push(entry('c', '3'))
    await turn()
    expect(sent).toHaveLength(1)
    expect(queue.unsaved).toBe(3)
    sent[0]?.answer()
    await turn()
    expect(sent[1]?.entries.map((each) => each.subjectId)).toEqual(['b', 'c'])
  })

  it('puts two writes of the same cell, or of two sheets, into separate requests', async () => {
    const { queue, sent, push } = harness()
    push(entry('a', '1'))
    push(entry('a', '2'))
    queue.push({ id: 9, at: { ...at, stage: 'town' }, entries: [entry('b', '3')] })
    for (let index = 0; index < 3; index += 1) {
      await turn()
      sent[index]?.answer()
    }
    await queue.settled()
    expect(sent.map((each) => [each.at.stage, each.entries.map((one) => one.texts.value)])).toEqual([['self', ['1']], ['self', ['2']], ['town', ['3']]])
  })

  it('keeps everything when sending fails and sends it again in the same order', async () => {
    const { queue, sent, saved, push } = harness()
    push(entry('a', '1'))
    push(entry('a', '2'))
    await turn()
    sent[0]?.fail('磁盘已满')
    await queue.settled()
    expect(queue.failure?.message).toBe('磁盘已满')
    expect(queue.unsaved).toBe(2)
    expect(queue.open.map((action) => action.id)).toEqual([1, 2])
    expect(saved).toEqual([])
    queue.retry()
    await turn()
    expect(sent[1]?.entries).toEqual(sent[0]?.entries)
    sent[1]?.answer()
    await turn()
    expect(queue.failure).toBeNull()
    sent[2]?.answer()
    await queue.settled()
    expect(saved.map(({ id }) => id)).toEqual([1, 2])
    expect(queue.unsaved).toBe(0)
  })

  it('tries again when something more is typed after a failure', async () => {
    const { queue, sent, push } = harness()
    push(entry('a', '1'))
    await turn()
    sent[0]?.fail('断开')
    await queue.settled()
    push(entry('b', '2'))
    await turn()
    expect(sent[1]?.entries.map((each) => each.subjectId)).toEqual(['a', 'b'])
  })

  it('gives up what waits when told to, but not what is on its way', async () => {
    const { queue, sent, saved, push } = harness()
    push(entry('a', '1'))
    await turn()
    push(entry('b', '2'))
    expect(queue.discard().map((action) => action.id)).toEqual([2])
    expect(queue.unsaved).toBe(1)
    sent[0]?.answer()
    await queue.settled()
    expect(saved.map(({ id }) => id)).toEqual([1])
  })

  it('says when nothing waits', async () => {
    const { queue, changes } = harness()
    await queue.settled()
    queue.retry()
    await turn()
    expect(changes()).toBe(0)
    expect(queue.discard()).toEqual([])
  })
})
