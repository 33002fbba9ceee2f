import type { Borders, Style } from '@cj-tech-master/excelts'
import type { TableColumn } from '@shared/paper/table'

/** Chinese fonts of official documents; a program that lacks one takes another. */
const fonts = { title: '方正小标宋简体', head: '黑体', body: '仿宋' } as const
const edge = { style: 'thin', color: { argb: 'FF808080' } } as const
const border: Partial<Borders> = { top: edge, left: edge, bottom: edge, right: edge }

export const bodyPoints = 10.5
export const titlePoints = 18
export const bodyFont = { name: fonts.body, size: bodyPoints }

export const styles = {
  title: { font: { name: fonts.title, size: titlePoints }, alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } },
  left: { font: bodyFont, alignment: { horizontal: 'left', vertical: 'middle', wrapText: true } },
  right: { font: bodyFont, alignment: { horizontal: 'right', vertical: 'middle', wrapText: true } },
  head: {
    font: { name: fonts.head, size: 10.5 },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
    border,
  },
  heading: { font: { name: fonts.head, size: 10.5 }, alignment: { horizontal: 'left', vertical: 'middle' }, border },
  note: { font: { name: fonts.body, size: 9 }, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } },
  signature: { font: bodyFont, alignment: { horizontal: 'left', vertical: 'middle' } },
} satisfies Record<string, Partial<Style>>

/** Style of a column's cells; text keeps the format `@`, so that editing never turns it into a formula or a number. */
export function columnStyles(column: TableColumn): { number: Partial<Style>; text: Partial<Style> } {
  const decimals = column.decimals ?? 0
  const further = Math.max(0, (column.upTo ?? 0) - decimals)
  const numFmt = column.kind === 'decimal' && decimals + further > 0 ? `0.${'0'.repeat(decimals)}${'#'.repeat(further)}` : '0'
  const horizontal = column.align ?? (column.kind === 'text' ? 'left' : 'right')
  return {
    number: { font: bodyFont, numFmt, alignment: { horizontal, vertical: 'middle' }, border },
    text: { font: bodyFont, numFmt: '@', alignment: { horizontal: column.kind === 'text' ? horizontal : 'center', vertical: 'middle', wrapText: true }, border },
  }
}
