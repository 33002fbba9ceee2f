/** Text of a block of cells as Excel, WPS and LibreOffice put it on the clipboard: tabs, line ends, quotes around cells with line breaks. */

interface ReadCell {
  text: string
  /** Index behind the cell. */
  next: number
}

/**
 * Cells of pasted text, row by row. The line end that spreadsheets put behind the last row is no row of its own.
 * Rows may differ in length: what is absent is not part of the block.
 */
export function parseBlock(text: string): string[][] {
  const body = text.replace(/\0+$/, '')
  if (body === '') return []
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  for (;;) {
    const cell = quotedCell(body, at) ?? plainCell(body, at)
    row.push(cell.text)
    at = cell.next
    if (body[at] === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    if (at < body.length) at += body.startsWith('\r\n', at) ? 2 : 1
    if (at >= body.length) return rows
  }
}

function plainCell(body: string, from: number): ReadCell {
  let next = from
  while (next < body.length && !'\t\r\n'.includes(body.charAt(next))) next += 1
  return { text: body.slice(from, next), next }
}

/** A cell in quotes; null when the quotes belong to the text itself, as in “"一企一品"” typed by hand. */
function quotedCell(body: string, from: number): ReadCell | null {
  if (body[from] !== '"') return null
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = body.indexOf('"', at)
    if (quote < 0) return null
    text += body.slice(at, quote)
    at = quote + 1
    if (body[at] !== '"') break
    text += '"'
    at += 1
  }
  if (at < body.length && !'\t\r\n'.includes(body.charAt(at))) return null
  return /[\t\r\n"]/.test(text) ? { text: text.replace(/\r\n?/g, '\n'), next: at } : null
}

/** Text of a block for the clipboard; cells with tabs, line ends or quotes are quoted as Excel does. */
export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(formatCell).join('\t') + '\r\n').join('')
}

function formatCell(text: string): string {
  return /[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
