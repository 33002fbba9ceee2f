import { marked, type MarkedToken } from 'marked'

/** One headed part of a handbook, down to the next heading of any level. */
export interface HelpSection {
  /** Of the address: the book and the heading. */
  id: string
  title: string
  /** 1 is the book itself. */
  level: number
  tokens: MarkedToken[]
  /** Everything readable in it, for searching. */
  text: string
}

/** Markdown as tokens of the kinds this reader knows. */
export function tokensOf(markdown: string): MarkedToken[] {
  return marked.lexer(markdown).filter(isKnown)
}

/** Without extensions marked gives no tokens but its own. */
export function isKnown(token: { type: string }): token is MarkedToken {
  return 'raw' in token
}

/** A markdown source without its marks. */
function readable(raw: string): string {
  return raw.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '').replaceAll(/\]\([^)]*\)/g, '').replaceAll(/[*`|[\]#]/g, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** A handbook cut at its headings. */
export function sectionsOf(book: string, markdown: string): HelpSection[] {
  const sections: HelpSection[] = []
  for (const token of tokensOf(markdown)) {
    if (token.type === 'heading') sections.push({ id: `${book}/${token.text}`, title: token.text, level: token.depth, tokens: [], text: '' })
    else if (token.type !== 'space') {
      const section = sections.at(-1)
      section?.tokens.push(token)
      if (section && token.type !== 'code') section.text = `${section.text} ${readable(token.raw)}`.trim()
    }
  }
  return sections
}
