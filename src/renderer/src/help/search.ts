import { isSpelled } from '@/spelled'
import type { HelpSection } from './sections'

export interface HelpFinding {
  section: HelpSection
  /** The text around the first place where it was found; the beginning when only the title answers. */
  excerpt: string
}

/** Characters before and after the place found. */
const around = 28

/** Sections that hold all words of a query, those with a word in their title first. A word of letters also finds titles by pinyin. */
export function searchHelp(query: string, sections: readonly HelpSection[]): HelpFinding[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const inTitle = ({ title }: HelpSection, word: string) => title.toLowerCase().includes(word) || isSpelled(title, word)
  const found = sections.filter((section) => words.every((word) => inTitle(section, word) || section.text.toLowerCase().includes(word)))
  const rank = (section: HelpSection) => words.filter((word) => inTitle(section, word)).length
  return found.sort((a, b) => rank(b) - rank(a)).map((section) => ({ section, excerpt: excerptOf(section.text, words) }))
}

function excerptOf(text: string, words: readonly string[]): string {
  const at = Math.max(0, Math.min(...words.map((word) => text.toLowerCase().indexOf(word)).filter((index) => index >= 0), text.length))
  const from = at === text.length ? 0 : Math.max(0, at - around)
  const cut = text.slice(from, from + 3 * around)
  return `${from > 0 ? '…' : ''}${cut}${from + cut.length < text.length ? '…' : ''}`
}
