/** A document for people, free of any file format: what the print view shows and what is written as pdf, docx, xlsx and csv. */
import { z } from 'zod'
import { tableSchema, type Table } from './table'

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  /** `indent`: two characters on the first line, as in an official text. */
  z.object({ kind: z.literal('paragraph'), text: z.string(), align: z.enum(['left', 'center', 'right']).optional(), indent: z.boolean().optional() }),
  /** With its own title, unit and date line, notes and signature lines. Begins a new page unless it is the first block; `here` it does not, as `caption` its title is also a small one. */
  z.object({ kind: z.literal('table'), table: tableSchema, place: z.enum(['here', 'caption']).optional() }),
  /** A drawing: PNG as base64, its width on paper in millimetres, and what it shows in words. */
  z.object({ kind: z.literal('picture'), png: z.base64(), width: z.number().positive().max(400), alt: z.string() }),
  /** Bars of one length to a value, each with its label and what it says. */
  z.object({ kind: z.literal('bars'), bars: z.array(z.object({ label: z.string(), value: z.number(), text: z.string() })) }),
  /** Room for an official seal at the right, with the unit and the date it is put over. */
  z.object({ kind: z.literal('seal'), unit: z.string(), date: z.string() }),
  /** Names with room to sign after each. */
  z.object({ kind: z.literal('signatures'), names: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('page-break') }),
])

export const paperSchema = z.object({
  /** Names its files. */
  name: z.string().min(1).max(160),
  size: z.enum(['A4', 'A3']),
  orientation: z.enum(['portrait', 'landscape']),
  /** `official`: an official text after GB/T 9704, with its margins and large type. */
  look: z.literal('official').optional(),
  /** ISO date that dates its files (the round's end), in place of a clock. */
  date: z.iso.date(),
  blocks: z.array(blockSchema).min(1),
})
export type Paper = z.infer<typeof paperSchema>

export const paperFormats = ['xlsx', 'docx', 'pdf', 'csv'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** What a document's measures follow from. */
export type PaperPage = Pick<Paper, 'size' | 'orientation' | 'look'>

/** Millimetres left on each side; those of an official text are the standard's. */
export function paperMargins({ look }: Pick<Paper, 'look'>): { top: number; right: number; bottom: number; left: number } {
  return look === 'official' ? { top: 37, right: 26, bottom: 35, left: 28 } : { top: 15, right: 15, bottom: 15, left: 15 }
}

/** Millimetres of a sheet from edge to edge. */
export function paperSheet({ size, orientation }: Pick<Paper, 'size' | 'orientation'>): { width: number; height: number } {
  const [short, long] = size === 'A4' ? [210, 297] : [297, 420]
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short }
}

/** Millimetres between the margins. */
export function paperInside(page: PaperPage): number {
  const { left, right } = paperMargins(page)
  return paperSheet(page).width - left - right
}

/** The tables of a document, all that a workbook can hold of it: who signs below the text signs below the last table there. */
export function tablesOf({ blocks }: Pick<Paper, 'blocks'>): Table[] {
  const tables: Table[] = []
  for (const block of blocks) {
    if (block.kind === 'table') tables.push(block.table)
    else if (block.kind === 'signatures') tables.push(...tables.splice(-1).map((table) => ({ ...table, signatures: block.names })))
  }
  return tables
}
