/** What a font file says of itself: read from its tables (OpenType 1.9), without loading the some twenty megabytes of shapes. */
import { closeSync, openSync, readSync } from 'node:fs'

/** One font of a file; a collection (.ttc) holds several. */
export interface Face {
  path: string
  /** Its PostScript name, by which it is found in a collection; null where the file is this font alone. */
  inCollection: string | null
  /** Its family in every language the file has. */
  families: string[]
  /** 400 is regular. */
  weight: number
  italic: boolean
}

type Read = (position: number, length: number) => Buffer

/** The fonts of a file that may be put into a document; none when it is not a font file. */
export function facesIn(path: string): Face[] {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const opened = file
    const read: Read = (position, length) => {
      const bytes = Buffer.alloc(length)
      if (readSync(opened, bytes, 0, length, position) < length) throw new RangeError('the font file ends early')
      return bytes
    }
    const collection = read(0, 4).toString('latin1') === 'ttcf'
    return (collection ? offsets(read) : [0]).flatMap((offset) => faceAt(read, offset, { path, collection }) ?? [])
  } catch {
    // A broken font file is one this computer does not have.
    return []
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Where the fonts of a collection begin. */
function offsets(read: Read): number[] {
  const count = read(8, 4).readUInt32BE(0)
  const places = read(12, 4 * count)
  return Array.from({ length: count }, (_, at) => places.readUInt32BE(4 * at))
}

function faceAt(read: Read, offset: number, { path, collection }: { path: string; collection: boolean }): Face | null {
  const count = read(offset + 4, 2).readUInt16BE(0)
  const directory = read(offset + 12, 16 * count)
  const table = (tag: string): Buffer => {
    const at = Array.from({ length: count }, (_, each) => 16 * each).find((each) => directory.toString('latin1', each, each + 4) === tag)
    return at === undefined ? Buffer.alloc(0) : read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12))
  }
  const style = table('OS/2')
  const names = namesOf(table('name'))
  const postscriptName = names.find(({ id }) => id === nameIds.postscript)?.text
  if (style.length < 64 || postscriptName === undefined || forbidden(style.readUInt16BE(8))) return null
  const families = names.filter(({ id }) => id === nameIds.family || id === nameIds.typographicFamily).map(({ text }) => text)
  return { path, inCollection: collection ? postscriptName : null, families: [...new Set(families)], weight: style.readUInt16BE(4), italic: (style.readUInt16BE(62) & 1) === 1 }
}

/** `fsType`: its maker does not allow the font inside documents. */
function forbidden(type: number): boolean {
  return (type & 0x0e) === 0x02
}

const nameIds = { family: 1, postscript: 6, typographicFamily: 16 } as const
/** Platform and encoding of names in Unicode; older ones in a national encoding repeat them. */
const unicode = new Set(['0/0', '0/1', '0/2', '0/3', '0/4', '3/1', '3/10'])

function namesOf(table: Buffer): { id: number; text: string }[] {
  const count = table.readUInt16BE(2)
  const texts = table.readUInt16BE(4)
  return Array.from({ length: count }, (_, at) => 6 + 12 * at).flatMap((at) => {
    if (!unicode.has(`${table.readUInt16BE(at)}/${table.readUInt16BE(at + 2)}`)) return []
    const from = texts + table.readUInt16BE(at + 10)
    const bytes = Buffer.from(table.subarray(from, from + table.readUInt16BE(at + 8)))
    return [{ id: table.readUInt16BE(at + 6), text: bytes.swap16().toString('utf16le') }]
  })
}
