/** Text within a cell; without a class it stands in the cell itself. */
export interface Piece {
  class: string
  text: string
  title?: string
}

/** What one cell shows. */
export interface CellPaint {
  /** Class names, beside RevoGrid's own. */
  classes: readonly string[]
  /** Asked for when the pointer comes. */
  title: () => string
  data: Readonly<Record<string, string>>
  pieces: readonly Piece[]
}

/** How a cell is painted. */
export interface CellBrush {
  row: string
  /** Of all cells of a column the same object. */
  column: object
  paint: () => CellPaint
  /** What the row's cells are painted from; null where a cell is painted from more than its row. */
  from: (() => readonly unknown[]) | null
}

export interface Painter {
  /** Paints a cell that RevoGrid has just placed, and remembers how. */
  place(cell: HTMLElement, brush: CellBrush): void
  /** Paints again what has changed in all cells within. */
  repaint(within: Element): void
  /** Gives the cell under the pointer its title. */
  explain(target: EventTarget | null): void
}

interface Placed {
  brush: CellBrush
  shown: CellPaint
  from: readonly unknown[] | null
}

const blank: CellPaint = { classes: [], title: () => '', data: {}, pieces: [] }

/**
 * RevoGrid places cells, this paints them. A typed mark changes a few cells of the hundreds in sight: having RevoGrid draw
 * them all would take longer than a frame.
 */
export function createPainter(): Painter {
  const placed = new WeakMap<Element, Placed>()

  return {
    place(cell, brush) {
      const known = placed.get(cell)
      const from = brush.from?.() ?? null
      if (known?.brush.column !== brush.column) unlayer(cell)
      // Scrolling places every cell anew, most of them where they were.
      else if (known.brush.row === brush.row && from && known.from && same(from, known.from)) return
      const shown = brush.paint()
      apply(cell, known?.shown ?? blank, shown)
      placed.set(cell, { brush, shown, from })
    },
    repaint(within) {
      const rows = new Map<string, readonly unknown[]>()
      for (const cell of within.querySelectorAll<HTMLElement>('.rgCell')) {
        const known = placed.get(cell)
        if (!known) continue
        const { row, paint, from } = known.brush
        const now = from && (rows.get(row) ?? from())
        if (now) rows.set(row, now)
        if (now && known.from && same(now, known.from)) continue
        const next = paint()
        apply(cell, known.shown, next)
        known.shown = next
        known.from = now
      }
    },
    explain(target) {
      const cell = target instanceof Element ? target.closest<HTMLElement>('.rgCell') : null
      const known = cell && placed.get(cell)
      if (known) cell.title = known.shown.title()
    },
  }
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some === others || (some.length === others.length && some.every((each, at) => each === others[at]))
}

/** RevoGrid moves each cell to its column by a transform, and the browser composes every transform by itself, frame by frame. */
function unlayer(cell: HTMLElement) {
  const x = /translateX\((.+)\)/.exec(cell.style.transform)?.[1]
  if (x !== undefined) cell.style.left = x
}

function apply(cell: HTMLElement, before: CellPaint, next: CellPaint) {
  if (before.classes.join(' ') !== next.classes.join(' ')) {
    cell.classList.remove(...before.classes)
    cell.classList.add(...next.classes)
  }
  for (const name of Object.keys(before.data)) if (!(name in next.data)) cell.removeAttribute(`data-${name}`)
  for (const [name, value] of Object.entries(next.data)) if (before.data[name] !== value) cell.dataset[name] = value
  if (sameShape(before.pieces, next.pieces)) next.pieces.forEach((piece, at) => reword(cell.childNodes[at], before.pieces[at], piece))
  else cell.replaceChildren(...next.pieces.map(node))
}

function sameShape(some: readonly Piece[], others: readonly Piece[]): boolean {
  return some.length === others.length && some.every((piece, at) => piece.class === others[at]?.class)
}

function reword(node: ChildNode | undefined, before: Piece | undefined, next: Piece) {
  if (node && before?.text !== next.text) node.textContent = next.text
  if (node instanceof HTMLElement && next.title !== undefined && before?.title !== next.title) node.title = next.title
}

function node({ class: name, text, title }: Piece): Node {
  if (name === '') return document.createTextNode(text)
  const span = document.createElement('span')
  span.className = name
  span.textContent = text
  if (title !== undefined) span.title = title
  return span
}
