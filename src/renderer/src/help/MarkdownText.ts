/** Draws the tokens of a handbook as elements. Nothing is set as HTML. */
import type { MarkedToken, Token, Tokens } from 'marked'
import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { pictureAddress } from './books'
import { isKnown } from './sections'

const inline = (tokens: readonly Token[] | undefined): VNodeChild[] => (tokens ?? []).filter(isKnown).map(draw)

function cell(tag: 'th' | 'td', { tokens }: Tokens.TableCell): VNodeChild {
  return h(tag, inline(tokens))
}

function picture(token: Tokens.Image): VNodeChild {
  const address = pictureAddress(token.href.replace(/^.*\//, ''))
  return address === null ? null : h('img', { src: address, alt: token.text, loading: 'lazy' })
}

function draw(token: MarkedToken): VNodeChild {
  switch (token.type) {
    case 'paragraph':
      return h('p', inline(token.tokens))
    case 'text':
      return token.tokens ? inline(token.tokens) : token.text
    case 'escape':
      return token.text
    case 'strong':
      return h('strong', inline(token.tokens))
    case 'em':
      return h('em', inline(token.tokens))
    case 'codespan':
      return h('code', token.text)
    case 'code':
      return h('pre', { tabindex: 0 }, token.text)
    case 'br':
      return h('br')
    case 'link':
      // Addresses inside the handbook lead nowhere in the program: the words stay.
      return h('span', inline(token.tokens))
    case 'image':
      return picture(token)
    case 'list':
      return h(token.ordered ? 'ol' : 'ul', token.items.map((item) => h('li', inline(item.tokens))))
    case 'table':
      return h('table', [h('thead', h('tr', token.header.map((each) => cell('th', each)))), h('tbody', token.rows.map((row) => h('tr', row.map((each) => cell('td', each)))))])
    case 'blockquote':
      return h('blockquote', inline(token.tokens))
    default:
      return null
  }
}

export const MarkdownText: FunctionalComponent<{ tokens: readonly MarkedToken[] }> = ({ tokens }) => tokens.map(draw)
MarkdownText.props = ['tokens']
