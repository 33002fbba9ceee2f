import type { Direction } from './selection'

/** What a key means on the grid. */
export type GridCommand =
  | { do: 'move'; direction: Direction; by: number; extend: boolean }
  | { do: 'advance'; direction: Direction }
  | { do: 'corner'; corner: 'first' | 'last'; extend: boolean }
  /** Enter: opens what is chosen or written, goes down otherwise. */
  | { do: 'enter' }
  /** Opens the cell whatever it holds. */
  | { do: 'open' }
  /** Accepts marks carried over from the last round. */
  | { do: 'accept' }
  /** Opens all parts of the indicator beside the grid. */
  | { do: 'panel' }
  | { do: 'delete' | 'fill-down' | 'undo' | 'redo' | 'all' | 'find' | 'note' | 'history' | 'help' | 'leave' }
  | { do: 'tab'; by: 1 | -1 }

export interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/**
 * The command of a key while no cell is being edited; null when the key is typing or none of the grid's business.
 * @param page rows of a screen
 */
export function gridCommand(key: Key, page: number): GridCommand | null {
  const control = key.ctrlKey || key.metaKey
  const direction = arrows[key.key]
  if (direction && key.altKey) return direction === 'down' ? { do: 'open' } : null
  if (direction) return { do: 'move', direction, by: control ? Infinity : 1, extend: key.shiftKey }
  if (control) return controlCommand(key)
  if (key.altKey) return key.key === 'PageUp' || key.key === 'PageDown' ? { do: 'tab', by: key.key === 'PageUp' ? -1 : 1 } : null
  switch (key.key) {
    case 'Tab':
      return { do: 'advance', direction: key.shiftKey ? 'left' : 'right' }
    case 'Enter':
      return key.shiftKey ? { do: 'advance', direction: 'up' } : { do: 'enter' }
    case 'Home':
      return { do: 'move', direction: 'left', by: Infinity, extend: key.shiftKey }
    case 'End':
      return { do: 'move', direction: 'right', by: Infinity, extend: key.shiftKey }
    case 'PageUp':
      return { do: 'move', direction: 'up', by: page, extend: key.shiftKey }
    case 'PageDown':
      return { do: 'move', direction: 'down', by: page, extend: key.shiftKey }
    case 'F1':
      return { do: 'help' }
    case 'F2':
      return { do: 'open' }
    case 'F4':
      return { do: 'note' }
    case 'F6':
      return { do: 'leave' }
    case 'F7':
      return { do: 'history' }
    case 'F8':
      return { do: 'panel' }
    case 'Delete':
    case 'Backspace':
      return { do: 'delete' }
    default:
      return null
  }
}

function controlCommand(key: Key): GridCommand | null {
  switch (key.key.toLowerCase()) {
    case 'enter':
      return { do: 'accept' }
    case 'home':
      return { do: 'corner', corner: 'first', extend: key.shiftKey }
    case 'end':
      return { do: 'corner', corner: 'last', extend: key.shiftKey }
    case 'pageup':
      return { do: 'tab', by: -1 }
    case 'pagedown':
      return { do: 'tab', by: 1 }
    case 'd':
      return { do: 'fill-down' }
    case 'z':
      return key.shiftKey ? { do: 'redo' } : { do: 'undo' }
    case 'y':
      return { do: 'redo' }
    case 'a':
      return { do: 'all' }
    case 'f':
      return { do: 'find' }
    default:
      return null
  }
}
