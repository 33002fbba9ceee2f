import { columnGroups, type TableColumn } from '@shared/paper/table'
import { padding, type Column } from './grid'
import type { Pages } from './pages'
import { drawLines, linesOf, type Type } from './text'

export interface Head {
  /** Points. */
  readonly height: number
  /** Draws it where the next thing stands. */
  draw(): void
}

interface Box extends Column {
  lines: string[]
  /** Its line of the head; a column without a group takes both. */
  place: 'upper' | 'lower' | 'both'
}

/** White paper a little darkened. */
const grey = 0.95

/** The head of a table: the titles of its columns, in one line or two where columns share a group. */
export function createHead(pages: Pages, titles: readonly TableColumn[], columns: readonly Column[], type: Type): Head {
  const above = padding.above * type.points
  const beside = padding.beside * type.points
  const box = (text: string, from: number, length: number, place: Box['place']): Box => {
    const spanned = columns.slice(from, from + length)
    const width = spanned.reduce((sum, column) => sum + column.width, 0)
    return { left: spanned[0]?.left ?? pages.left, width, lines: linesOf(text, type, width - 2 * beside), place }
  }
  const boxes = columnGroups(titles).flatMap(({ group, from, length }) => {
    if (group === undefined) return [box(titles[from]?.title ?? '', from, 1, 'both')]
    return [box(group, from, length, 'upper'), ...titles.slice(from, from + length).map(({ title }, at) => box(title, from + at, 1, 'lower'))]
  })
  const highest = (place: Box['place']) => Math.max(0, ...boxes.filter((each) => each.place === place).map(({ lines }) => lines.length * type.line + 2 * above))
  const upper = highest('upper')
  const lower = Math.max(highest('lower'), highest('both') - upper)
  const height = upper + lower

  return {
    height,
    draw() {
      const { top } = pages
      pages.fill({ left: pages.left, top, width: pages.width, height, grey })
      for (const each of boxes) {
        const from = top + (each.place === 'lower' ? upper : 0)
        const high = { upper, lower, both: height }[each.place]
        drawLines(pages, each.lines, type, { left: each.left + beside, width: each.width - 2 * beside, align: 'center' }, from + (high - each.lines.length * type.line) / 2)
        const [right, bottom] = [each.left + each.width, from + high]
        pages.rules([[each.left, from, right, from], [right, from, right, bottom], [each.left, bottom, right, bottom], [each.left, from, each.left, bottom]])
      }
      pages.top += height
    },
  }
}
