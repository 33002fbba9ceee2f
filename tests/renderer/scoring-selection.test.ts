import { describe, expect, it } from 'vitest'
import { gridCommand, type Key } from '@/pages/scoring/grid/keyboard'
import { advance, areaOf, clampCell, move, selectArea, selectCell } from '@/pages/scoring/grid/selection'
import { nearest } from '@/pages/scoring/grid/nearest'

const size = { rows: 4, columns: 3 }
const open = () => true
const key = (name: string, held: Partial<Key> = {}): Key => ({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held })

describe('selection', () => {
  it('moves within the grid and stops at its edges', () => {
    const start = selectCell({ row: 1, column: 1 })
    expect(move(start, 'up', size).anchor).toEqual({ row: 0, column: 1 })
    expect(move(start, 'down', size, { by: 20 }).anchor).toEqual({ row: 3, column: 1 })
    expect(move(start, 'right', size, { by: Infinity }).anchor).toEqual({ row: 1, column: 2 })
    expect(move(start, 'left', size, { by: Infinity }).anchor).toEqual({ row: 1, column: 0 })
    expect(clampCell({ row: Infinity, column: -2 }, size)).toEqual({ row: 3, column: 0 })
  })

  it('extends from the current cell in either direction', () => {
    const up = move(selectCell({ row: 2, column: 1 }), 'up', size, { extend: true })
    const both = move(up, 'right', size, { extend: true })
    expect(areaOf(both)).toEqual({ top: 1, left: 1, bottom: 2, right: 2 })
    expect(both.anchor).toEqual({ row: 2, column: 1 })
    expect(areaOf(selectArea({ top: 0, left: 0, bottom: 3, right: 2 }))).toEqual({ top: 0, left: 0, bottom: 3, right: 2 })
  })

  it('passes over locked cells with Enter and Tab', () => {
    const locked = (cell: { row: number; column: number }) => !(cell.row === 1 && cell.column === 0)
    expect(advance(selectCell({ row: 0, column: 0 }), 'down', size, locked).anchor).toEqual({ row: 2, column: 0 })
    expect(advance(selectCell({ row: 0, column: 2 }), 'right', size, locked).anchor).toEqual({ row: 1, column: 1 })
    expect(advance(selectCell({ row: 1, column: 1 }), 'left', size, locked).anchor).toEqual({ row: 0, column: 2 })
  })

  it('goes back to the column a run of Tab began in', () => {
    const tabbed = advance(advance(selectCell({ row: 0, column: 0 }), 'right', size, open), 'right', size, open)
    expect(tabbed.anchor).toEqual({ row: 0, column: 2 })
    expect(advance(tabbed, 'down', size, open).anchor).toEqual({ row: 1, column: 0 })
  })

  it('stays at the last cell', () => {
    expect(advance(selectCell({ row: 3, column: 2 }), 'right', size, open).anchor).toEqual({ row: 3, column: 2 })
    expect(advance(selectCell({ row: 3, column: 1 }), 'down', size, open).anchor).toEqual({ row: 3, column: 1 })
  })
})

describe('scrolling to a cell', () => {
  it('scrolls as little as needed', () => {
    expect(nearest(0, 100, 20, 50)).toBeNull()
    expect(nearest(60, 100, 30, 60)).toBe(30)
    expect(nearest(0, 100, 90, 130)).toBe(30)
    expect(nearest(0, 100, 300, 500)).toBe(300)
  })
})

describe('keys', () => {
  it('knows the keys of a spreadsheet', () => {
    expect(gridCommand(key('ArrowDown'), 10)).toEqual({ do: 'move', direction: 'down', by: 1, extend: false })
    expect(gridCommand(key('ArrowRight', { ctrlKey: true, shiftKey: true }), 10)).toEqual({ do: 'move', direction: 'right', by: Infinity, extend: true })
    expect(gridCommand(key('Tab', { shiftKey: true }), 10)).toEqual({ do: 'advance', direction: 'left' })
    expect(gridCommand(key('Tab'), 10)).toEqual({ do: 'advance', direction: 'right' })
    expect(gridCommand(key('Enter'), 10)).toEqual({ do: 'enter' })
    expect(gridCommand(key('Enter', { shiftKey: true }), 10)).toEqual({ do: 'advance', direction: 'up' })
    expect(gridCommand(key('PageDown'), 10)).toEqual({ do: 'move', direction: 'down', by: 10, extend: false })
    expect(gridCommand(key('PageUp', { shiftKey: true }), 10)).toEqual({ do: 'move', direction: 'up', by: 10, extend: true })
    expect(gridCommand(key('Home'), 10)).toEqual({ do: 'move', direction: 'left', by: Infinity, extend: false })
    expect(gridCommand(key('End'), 10)).toEqual({ do: 'move', direction: 'right', by: Infinity, extend: false })
    expect(gridCommand(key('End', { ctrlKey: true }), 10)).toEqual({ do: 'corner', corner: 'last', extend: false })
    expect(gridCommand(key('Home', { ctrlKey: true }), 10)).toEqual({ do: 'corner', corner: 'first', extend: false })
    expect(gridCommand(key('PageDown', { altKey: true }), 10)).toEqual({ do: 'tab', by: 1 })
    expect(gridCommand(key('PageUp', { ctrlKey: true }), 10)).toEqual({ do: 'tab', by: -1 })
    expect(gridCommand(key('PageDown', { ctrlKey: true }), 10)).toEqual({ do: 'tab', by: 1 })
  })

  it.each([
    ['F2', {}, 'open'],
    ['ArrowDown', { altKey: true }, 'open'],
    ['F4', {}, 'note'],
    ['F6', {}, 'leave'],
    ['Delete', {}, 'delete'],
    ['Backspace', {}, 'delete'],
    ['d', { ctrlKey: true }, 'fill-down'],
    ['z', { ctrlKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['a', { metaKey: true }, 'all'],
    ['f', { ctrlKey: true }, 'find'],
  ])('%s %o', (name, held, command) => {
    expect(gridCommand(key(name, held), 10)).toEqual({ do: command })
  })

  it('leaves typing and the clipboard to the input', () => {
    expect(gridCommand(key('5'), 10)).toBeNull()
    expect(gridCommand(key('c', { ctrlKey: true }), 10)).toBeNull()
    expect(gridCommand(key('v', { ctrlKey: true }), 10)).toBeNull()
    expect(gridCommand(key('ArrowUp', { altKey: true }), 10)).toBeNull()
    expect(gridCommand(key('x', { altKey: true }), 10)).toBeNull()
  })
})
