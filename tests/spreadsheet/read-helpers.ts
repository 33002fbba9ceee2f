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

/** An .xlsx whose only sheet holds this. */
export function workbookOfSheet(xml: string): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relationships}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml}</worksheet>`,
  })
}

/** A compound file (as .xls and .doc are) of these streams. */
export function compoundOf(streams: Record<string, Buffer>): Buffer {
  const container = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content)
  return bufferOf(CFB.write(container, { type: 'buffer' }))
}

/** The main stream of an .xls. */
export function workbookStream(bytes: Buffer): Buffer {
  const container = CFB.read(bytes, { type: 'buffer' })
  const entry = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book')
  if (!entry) throw new Error('no workbook stream')
  return Buffer.from(entry.content)
}

function bufferOf(written: unknown): Buffer {
  if (written instanceof Uint8Array || Array.isArray(written)) return Buffer.from(written)
  throw new Error('nothing was written')
}
