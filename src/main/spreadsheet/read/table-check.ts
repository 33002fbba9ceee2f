import { tooLarge } from './errors'
import { limits } from './workbook'

/** Links and formulas that stand for a block of cells: the reader makes every cell of it. */
const blocks = /<(?:\w{1,20}:)?(?:hyperlink|f)\s[^<>]*?\bref\s*=\s*["']\$?([A-Z]{1,9})\$?(\d{1,15}):\$?([A-Z]{1,9})\$?(\d{1,15})["'][^<>]*>/gi

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Longer than any cell may be (32 767 characters), escapes included. */
const endlessText = /<(?:\w{1,20}:)?[tv](?:\s[^<>]*)?>[^<]{400000}/i

function count(text: string, part: string): number {
  let found = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++
  return found
}

/**
 * Refuses a part of a workbook that would take a reader too much time or memory: more cells than a register can have, links
 * and formulas that make cells of whole columns, a text without end.
 * @param xml a sheet or the shared texts
 * @throws AppError `file-too-large`
 */
export function checkTable(xml: string): void {
  if (count(xml, '</v>') > limits.cells || count(xml, '<t') > 2 * limits.cells) throw tooLarge('单元格过多')
  if (endlessText.test(xml)) throw tooLarge('有单元格的文字过长')
  let covered = 0
  for (const [tag, firstColumn = '', firstRow, lastColumn = '', lastRow] of xml.matchAll(blocks)) {
    if (/\bt\s*=\s*["']shared/i.test(tag)) continue
    covered += (Math.abs(columnNumber(lastColumn) - columnNumber(firstColumn)) + 1) * (Math.abs(Number(lastRow) - Number(firstRow)) + 1)
    if (covered > limits.cells) throw tooLarge('超链接或数组公式的范围过大')
  }
}
