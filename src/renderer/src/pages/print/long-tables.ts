/** Rows from which a table is cut into pages here. Fewer are left to the browser, whose time grows with the square of their number. */
const many = 300

/** Pixels left free at the foot of a page: borders lie half outside their cells. */
const slack = 4

/** Cuts every long table that begins a page into one table for each page, its head repeated. @param pageHeight pixels between the margins */
export function cutLongTables(paper: HTMLElement, pageHeight: number): void {
  for (const section of paper.querySelectorAll<HTMLElement>(':scope > .paper-table')) {
    const table = section.querySelector('table')
    const beginsPage = section.classList.contains('new-page') || section === paper.firstElementChild
    if (table && beginsPage) cutTable(section, table, pageHeight)
  }
}

function cutTable(section: HTMLElement, table: HTMLTableElement, pageHeight: number) {
  const rows = [...(table.tBodies[0]?.rows ?? [])]
  if (rows.length <= many) return
  const height = (element: Element | null) => element?.getBoundingClientRect().height ?? 0
  const room = pageHeight - height(table.tHead) - slack
  const above = table.getBoundingClientRect().top - section.getBoundingClientRect().top
  const pages = rowsPerPage(
    rows.map((row) => ({ height: height(row), stays: row.querySelector('.across') !== null })),
    { first: room - above, next: room },
  )
  let last = table
  let from = pages[0] ?? 0
  for (const count of pages.slice(1)) {
    const next = tableOf(table, rows.slice(from, from + count))
    last.style.breakAfter = 'page'
    last.after(next)
    last = next
    from += count
  }
}

/** A table like another one, with these rows. */
function tableOf(like: HTMLTableElement, rows: readonly HTMLTableRowElement[]): HTMLTableElement {
  const table = document.createElement('table')
  for (const part of like.children) if (part.tagName !== 'TBODY') table.append(part.cloneNode(true))
  table.createTBody().append(...rows)
  return table
}

/**
 * How many rows stand on each page.
 *
 * @param rows their heights; one that `stays` is a heading, and not the last of a page
 * @param room height of the rows of the first page and of every other, in the same unit
 */
export function rowsPerPage(rows: readonly { height: number; stays: boolean }[], room: { first: number; next: number }): number[] {
  const pages: number[] = []
  let count = 0
  let used = 0
  for (const [at, { height }] of rows.entries()) {
    if (count > 0 && used + height > (pages.length === 0 ? room.first : room.next)) {
      let moved = 0
      while (moved < count - 1 && rows[at - 1 - moved]?.stays === true) moved += 1
      pages.push(count - moved)
      count = moved
      used = rows.slice(at - moved, at).reduce((sum, row) => sum + row.height, 0)
    }
    count += 1
    used += height
  }
  return count > 0 ? [...pages, count] : pages
}
