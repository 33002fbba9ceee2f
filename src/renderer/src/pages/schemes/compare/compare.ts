/** Two versions of a scheme beside each other, in the words of the document: what both say, what one says only, what they say differently. */
import type { Scheme } from '@rules'
import { documentParts, documentTables, type DocumentTable } from '../print/document'

export type Standing = 'same' | 'changed' | 'left' | 'right'

/** One thing on both sides; null where a side does not have it. */
export interface Pair<Side> {
  key: string
  left: Side | null
  right: Side | null
  standing: Standing
}

export type TableRow = DocumentTable['rows'][number]
export interface TablePair extends Pair<Omit<DocumentTable, 'rows'>> {
  rows: Pair<TableRow>[]
}
export interface PartPair {
  title: string
  lines: Pair<string>[]
}
export interface SchemeComparison {
  facts: PartPair
  tables: TablePair[]
  parts: PartPair[]
  /** How many things differ. */
  differences: number
}

/** Compares two schemes. Stars, groups and indicators are the same when their codes are. */
export function compareDocuments(left: Scheme, right: Scheme): SchemeComparison {
  const tables = pairs(documentTables(left), documentTables(right), (table) => table.code, ({ title, remark }) => `${title}\n${remark}`).map((table) => ({
    ...table,
    rows: pairs(table.left?.rows ?? [], table.right?.rows ?? [], (row) => row.code, rowText),
  }))
  const facts = { title: '基本信息', lines: linePairs(factLines(left), factLines(right)) }
  const [leftParts, rightParts] = [documentParts(left), documentParts(right)]
  const parts = merged(
    leftParts.map((part) => part.title),
    rightParts.map((part) => part.title),
  ).map((title) => ({ title, lines: linePairs(linesOf(leftParts, title), linesOf(rightParts, title)) }))
  const all = [...facts.lines, ...tables, ...tables.flatMap((table) => table.rows), ...parts.flatMap((part) => part.lines)]
  return { facts, tables, parts, differences: all.filter((pair) => pair.standing !== 'same').length }
}

function factLines({ name, note, source }: Scheme): string[] {
  return [`名称：${name}`, ...(note ? [`说明：${note}`] : []), ...(source ? [`依据：${source}`] : [])]
}

function linesOf(parts: readonly { title: string; lines: string[] }[], title: string): string[] {
  return parts.find((part) => part.title === title)?.lines ?? []
}

function rowText({ name, points, rule, notes }: TableRow): string {
  return [name, points, rule, ...notes].join('\n')
}

/** Sentences that begin alike stand beside each other, so that a changed number is seen as one. */
function linePairs(left: readonly string[], right: readonly string[]): Pair<string>[] {
  const head = (line: string) => line.split(/[：，；不]/)[0] ?? line
  return pairs(left, right, head, (line) => line)
}

function pairs<Side>(left: readonly Side[], right: readonly Side[], keyOf: (side: Side) => string, textOf: (side: Side) => string): Pair<Side>[] {
  const [lefts, rights] = [byKey(left, keyOf), byKey(right, keyOf)]
  return merged([...lefts.keys()], [...rights.keys()]).map((key) => {
    const [one, other] = [lefts.get(key) ?? null, rights.get(key) ?? null]
    const standing = one === null ? 'right' : other === null ? 'left' : textOf(one) === textOf(other) ? 'same' : 'changed'
    return { key, left: one, right: other, standing }
  })
}

/** Keys that occur more than once are counted. */
function byKey<Side>(sides: readonly Side[], keyOf: (side: Side) => string): Map<string, Side> {
  const map = new Map<string, Side>()
  for (const side of sides) {
    const key = keyOf(side)
    let free = key
    for (let count = 2; map.has(free); count += 1) free = `${key} ${count}`
    map.set(free, side)
  }
  return map
}

/** Both lists in one, in the order of the left; what only the right has stands after what precedes it there. */
function merged(left: readonly string[], right: readonly string[]): string[] {
  const result = [...left]
  right.forEach((key, index) => {
    if (result.includes(key)) return
    const before = right[index - 1]
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key)
  })
  return result
}
