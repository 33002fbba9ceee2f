import type { ImportSheet } from '@shared/domain/register-import'
import type { RegisterField } from '@shared/domain/subject'
import { contentText, fieldsOfTitles, guessMapping, type CellContent } from '@shared/register'
import type { SheetContent } from '../../spreadsheet/read'
import { headerSignature } from './titles'

const rowsLookedAt = 30
const headRows = 15
const sampleCount = 3
const shownText = 200

/** The titles of a row, one for each column of the sheet. */
export function titlesOf(sheet: SheetContent, headerRow: number): string[] {
  const row = sheet.rows[headerRow - 1] ?? []
  return Array.from({ length: sheet.columnCount }, (_, column) => contentText(row[column] ?? null).trim())
}

/** How many different fields the cells of a row name; 0 when too few for a header. */
function headerScore(row: readonly CellContent[], fields: readonly RegisterField[]): number {
  const titles = row.map((cell) => (typeof cell === 'string' ? cell : ''))
  const named = new Set(fieldsOfTitles(titles, fields).filter((code) => code !== null))
  const hasName = fields.some(({ code, required }) => required && named.has(code))
  return hasName || named.size >= 2 ? named.size + (hasName ? 0.5 : 0) : 0
}

interface Header {
  row: number | null
  score: number
  /** The mapping last used for it, as long as it still fits. */
  remembered: (string | null)[] | null
}

/** A header used before; else the row that names most fields, of a header in two rows the lower one, whose merged cells hold the upper titles too. */
function findHeader(sheet: SheetContent, fields: readonly RegisterField[], remembered: Remembered): Header {
  const known = new Set(fields.map(({ code }) => code))
  let best: Header = { row: null, score: 0, remembered: null }
  for (const [index, row] of sheet.rows.slice(0, rowsLookedAt).entries()) {
    const titles = titlesOf(sheet, index + 1)
    const before = titles.some((title) => title !== '') ? remembered(headerSignature(titles)) : null
    const score = headerScore(row, fields)
    if (before?.length === titles.length && before.every((code) => code === null || known.has(code))) return { row: index + 1, score: score + before.length, remembered: before }
    if (score > best.score || (score > 0 && score === best.score && best.row === index)) best = { row: index + 1, score, remembered: null }
  }
  return best
}

/** A, B … Z, AA … for 0, 1 … */
export function columnLetter(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetter(Math.floor(column / 26) - 1) + letter
}

function shown(content: CellContent): string {
  return contentText(content).slice(0, shownText)
}

function samplesOf(sheet: SheetContent, headerRow: number | null, column: number): string[] {
  const samples: string[] = []
  for (let index = headerRow ?? 0; index < sheet.rows.length && samples.length < sampleCount; index++) {
    const text = shown(sheet.rows[index]?.[column] ?? null).trim()
    if (text !== '' && !samples.includes(text)) samples.push(text)
  }
  return samples
}

/** The mapping last used for a header with this signature. */
type Remembered = (signature: string) => (string | null)[] | null

/**
 * A sheet as first shown: its header, and which column seems to be which field.
 *
 * @returns the sheet, and how sure it is a register (0: no header)
 */
export function describeSheet(sheet: SheetContent, fields: readonly RegisterField[], remembered: Remembered): { sheet: ImportSheet; score: number } {
  const header = findHeader(sheet, fields, remembered)
  const titles = header.row === null ? Array.from({ length: sheet.columnCount }, () => '') : titlesOf(sheet, header.row)
  return {
    score: header.score,
    sheet: {
      name: sheet.name,
      hidden: sheet.hidden,
      rowCount: sheet.rows.length,
      headerRow: header.row,
      columns: titles.map((title, column) => ({ letter: columnLetter(column), title, samples: samplesOf(sheet, header.row, column) })),
      mapping: header.remembered ?? guessMapping(titles, fields),
      remembered: header.remembered !== null,
      head: sheet.rows.slice(0, headRows).map((row) => Array.from({ length: sheet.columnCount }, (_, column) => shown(row[column] ?? null))),
    },
  }
}
