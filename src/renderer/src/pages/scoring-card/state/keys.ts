/** What a key does on the card. */
export type CardKey = 'next-field' | 'previous-field' | 'next-indicator' | 'previous-indicator' | 'next-section' | 'previous-section' | 'next-organization' | 'previous-organization' | 'next-open' | 'undo' | 'redo'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'>

/** The keys as the page shows them. */
export const keyHelp: readonly { keys: string; does: string }[] = [
  { keys: '回车', does: '下一栏' },
  { keys: 'Ctrl+↑↓', does: '上下一项' },
  { keys: 'Alt+↑↓', does: '上下一星' },
  { keys: 'F8', does: '下一个未评' },
  { keys: 'F4', does: '写说明' },
  { keys: 'Alt+PgUp/PgDn', does: '上一家、下一家' },
  { keys: 'Ctrl+Z/Y', does: '撤销、重做' },
]

/**
 * @param at where it is pressed: a field of the card, a text of several lines, something else
 * @param editing text is being typed there: undoing is then the field's own
 */
export function cardKey(event: Pressed, at: 'field' | 'text' | 'other', editing: boolean): CardKey | null {
  const { key, ctrlKey, shiftKey, altKey, metaKey } = event
  if (metaKey) return null
  if (altKey && !ctrlKey) {
    const alt: Partial<Record<string, CardKey>> = { PageDown: 'next-organization', PageUp: 'previous-organization', ArrowDown: 'next-section', ArrowUp: 'previous-section' }
    return alt[key] ?? null
  }
  if (key === 'F8') return 'next-open'
  if (ctrlKey) {
    if (at !== 'text' && key === 'ArrowDown') return 'next-indicator'
    if (at !== 'text' && key === 'ArrowUp') return 'previous-indicator'
    if (editing) return null
    if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
    return key.toLowerCase() === 'y' ? 'redo' : null
  }
  if (key !== 'Enter' || at !== 'field') return null
  return shiftKey ? 'previous-field' : 'next-field'
}
