import type { Veto } from '@rules'

/** What a veto does to the level, in words. */
export function effectText({ effect }: Veto): string {
  switch (effect.kind) {
    case 'no-level':
      return '不定级'
    case 'cap-level':
      return `最高 ${effect.level} 星级`
    case 'drop-levels':
      return `降 ${effect.by} 级`
    case 'darken-star':
      return '该星不点亮'
  }
}
