import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, VerticalAlignTable, VerticalMergeType, WidthType } from 'docx'
import { fitted } from '@shared/paper/fitted'
import { paperInside, type PaperPage } from '@shared/paper/paper'
import { cellAlign, columnGroups, shownText, type Table as PaperTable } from '@shared/paper/table'
import { cellText, textWidth } from '@shared/paper/text'
import { captionParagraph, cellStyle, run, titleParagraph } from './text'

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const
/** Room around the text of a cell, twips; beside it as much as the pdf leaves, in proportion to the type. */
const marginsOf = (points: number) => ({ top: 30, bottom: 30, left: 6 * points, right: 6 * points, marginUnitType: WidthType.DXA })

/** A table with its title (or caption), unit and date line, notes and signature lines. */
export function tableBlocks(table: PaperTable, page: PaperPage, caption: boolean): (Paragraph | Table)[] {
  const across = Math.round((paperInside(page) * 1440) / 25.4)
  return [
    ...(table.title === '' ? [] : [caption ? captionParagraph(table.title) : titleParagraph(table.title, page.look)]),
    ...subtitle(table.subtitle, across),
    grid(table, page, across),
    ...table.notes.map((note) => new Paragraph({ children: [small(note, 9)] })),
    ...(table.signatures.length === 0 ? [] : [signatureLine(table.signatures)]),
  ]
}

const small = (text: string, points: number) => run({ text: cellText(text), font: 'body', points })

/** Names with room to sign after each. */
export function signatureLine(names: readonly string[]): Paragraph {
  return new Paragraph({ spacing: { before: 300 }, children: [small(names.map((name) => `${name}：`).join('\u3000'.repeat(8)), 10.5)] })
}

/** The unit and the date on one line, or below each other where both do not fit on it. */
function subtitle({ left, right }: PaperTable['subtitle'], across: number): Paragraph[] {
  if (left === '' && right === '') return []
  const points = 10.5
  // A half-width character is half as wide as the type is high; a twip is a twentieth of a point.
  const needed = (textWidth(left) + textWidth(right) + 4) * (points / 2) * 20
  if (needed <= across) return [new Paragraph({ keepNext: true, tabStops: [{ type: TabStopType.RIGHT, position: across }], children: [small(`${left}\t${right}`, points)] })]
  return [{ text: left, alignment: AlignmentType.LEFT }, { text: right, alignment: AlignmentType.RIGHT }].map(({ text, alignment }) => new Paragraph({ keepNext: true, alignment, children: [small(text, points)] }))
}

function grid(table: PaperTable, page: PaperPage, across: number): Table {
  const { shares, points } = fitted(table, page)
  const styles = { heading: cellStyle({ font: 'heading', points }), body: cellStyle({ font: 'body', points }) }
  const widths = shares.map((share) => Math.floor(share * across))
  const cell = (text: string, options: { at: number; span?: number; head?: boolean; align: keyof typeof alignments; merge?: 'restart' | 'continue' }) =>
    new TableCell({
      width: { size: widths.slice(options.at, options.at + (options.span ?? 1)).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnSpan: options.span,
      verticalMerge: options.merge && { restart: VerticalMergeType.RESTART, continue: VerticalMergeType.CONTINUE }[options.merge],
      verticalAlign: VerticalAlignTable.CENTER,
      shading: options.head ? { fill: 'F2F2F2' } : undefined,
      children: cellText(text).split('\n').map((line) => new Paragraph({ style: styles[options.head ? 'heading' : 'body'], alignment: alignments[options.align], text: line })),
    })
  const groups = columnGroups(table.columns)
  const grouped = groups.some(({ group }) => group !== undefined)
  const upper = groups.map(({ group, from, length }) => cell(group ?? table.columns[from]?.title ?? '', { at: from, span: length, head: true, align: 'center', merge: grouped && group === undefined ? 'restart' : undefined }))
  const lower = table.columns.map((column, at) => cell(column.group === undefined ? '' : column.title, { at, head: true, align: 'center', merge: column.group === undefined ? 'continue' : undefined }))
  const rows = table.rows.map((row) => {
    if (!Array.isArray(row)) return new TableRow({ cantSplit: true, children: [cell(row.heading, { at: 0, span: table.columns.length, align: 'left' })] })
    return new TableRow({ cantSplit: true, children: table.columns.map((column, at) => cell(shownText(row[at] ?? null, column), { at, align: cellAlign(row[at] ?? null, column) })) })
  })
  const heads = [upper, ...(grouped ? [lower] : [])].map((children) => new TableRow({ tableHeader: true, cantSplit: true, children }))
  return new Table({ width: { size: across, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, margins: marginsOf(points), rows: [...heads, ...rows] })
}
