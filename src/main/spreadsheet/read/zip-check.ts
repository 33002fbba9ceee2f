import { inflateRawSync } from 'node:zlib'
import { protectedFile, tooLarge, unreadable, unsupported } from './errors'
import { checkTable } from './table-check'
import { limits } from './workbook'

interface Entry {
  name: string
  method: number
  encrypted: boolean
  packedSize: number
  offset: number
}

const endSignature = 0x06054b50
const centralSignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22

/** Parts that hold the tables and their texts; all other .xml parts are small in real files. */
const tableParts = /(?:sheet\d*|sharedstrings\d*)\.xml$/i

/** Position of the end-of-directory record, looked for from the end since a comment may follow it. */
function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - endLength; at >= Math.max(0, bytes.length - endLength - 0xffff); at--) if (bytes.readUInt32LE(at) === endSignature) return at
  throw unreadable()
}

function entriesOf(bytes: Buffer): Entry[] {
  const end = endOfDirectory(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw tooLarge('文件里的部件过多')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== centralSignature) throw unreadable()
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** An entry unpacked; what the file claims about its size is not believed. */
function unpacked(bytes: Buffer, entry: Entry, allowed: number): Buffer {
  if (entry.offset + 30 > bytes.length || bytes.readUInt32LE(entry.offset) !== localSignature) throw unreadable()
  const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
  if (start + entry.packedSize > bytes.length) throw unreadable()
  const packed = bytes.subarray(start, start + entry.packedSize)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw unreadable()
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, allowed) })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge('文件解压后过大')
    throw unreadable(undefined, undefined, error)
  }
}

/**
 * Makes sure that a packed file is a workbook which can be unpacked and read whole within the limits, before a reader that
 * trusts it sees it.
 *
 * @throws AppError `file-unreadable`, `file-too-large`, `file-protected`, `unsupported-file`
 */
export function checkWorkbookZip(bytes: Buffer): void {
  const entries = entriesOf(bytes)
  refuseOthers(new Set(entries.map(({ name }) => name.toLowerCase().replace(/^\//, ''))))
  if (entries.some(({ encrypted }) => encrypted)) throw protectedFile()
  let total = 0
  let tables = 0
  for (const entry of entries) {
    const content = unpacked(bytes, entry, limits.unpackedSize - total + 1)
    const isTable = tableParts.test(entry.name)
    total += content.length
    if (isTable) tables += content.length
    else if (/\.(?:xml|rels)$/i.test(entry.name) && content.length > limits.partSize) throw tooLarge('文件里的格式信息过多')
    if (total > limits.unpackedSize || tables > limits.tableSize) throw tooLarge('文件解压后过大')
    if (isTable) checkTable(content.toString('latin1'))
  }
}

function refuseOthers(names: ReadonlySet<string>): void {
  if (names.has('word/document.xml')) throw unsupported('这是 Word 文档')
  if (names.has('ppt/presentation.xml')) throw unsupported('这是演示文稿')
  if (names.has('mimetype')) throw unsupported('这是 OpenDocument 文件')
  if ([...names].some((name) => /(?:^|\/)workbook\d*\.bin$/.test(name))) throw unsupported('这是二进制工作簿', '请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。')
  if (!names.has('[content_types].xml') || ![...names].some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name))) throw unsupported('这是压缩包')
}
