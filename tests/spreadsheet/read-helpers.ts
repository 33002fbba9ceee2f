import { CFB, utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'

/** A workbook of these sheets as a file. */
export function fileBytes(sheets: Record<string, WorkSheet>, bookType: BookType = 'xlsx', change: (workbook: WorkBook) => void = () => undefined): Buffer {
  const workbook = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name)
  change(workbook)
  return bufferOf(write(workbook, { type: 'buffer', bookType, compression: true }))
}

/** A zip of these parts. */
export function zipOf(parts: Record<string, string | Buffer>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(parts)) CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content))
  return bufferOf(CFB.write(container, { type: 'buffer', fileType: 'zip', compression: true }))
}

/** A compound file (as .xls and .doc are) of these streams. */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return bufferOf(CFB.write(container, { type: 'buffer' }))
}

/** The main stream of an .xls. */
export function workbookStream(bytes: Buffer): Buffer {
  const entry = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'Workbook')
  if (!entry) throw new Error('no workbook stream')
  return Buffer.from(entry.content)
}

function bufferOf(written: unknown): Buffer {
  if (written instanceof Uint8Array || Array.isArray(written)) return Buffer.from(written)
  throw new Error('nothing was written')
}
