/** Zips as nobody's program writes them: names, sizes, links and contents can say anything. */
import { deflateRawSync, crc32 } from 'node:zlib'

export interface HostileFile {
  name: string
  content: Buffer
  /** What the directory says of the size unpacked; the true one when absent. */
  claimed?: number
  /** Unix file kind and rights: 0o120777 is a link. */
  mode?: number
  /** Whether the local header tells another name than the directory. */
  otherName?: string
}

/** A zip file, byte by byte: no library would write these. Sizes beyond 4 GB go to the extra field, as zip64 has it. */
export function hostileZip(files: readonly HostileFile[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed = content.length, mode = 0o100644, otherName = name } of files) {
    const packed = packedOf(content)
    const wide = claimed > 0xffffffff
    const extra = wide ? zip64(claimed) : Buffer.alloc(0)
    const sum = sumOf(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    local.writeUInt16LE(0x800, 6)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(sum, 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(Math.min(claimed, 0xffffffff), 22)
    const localName = Buffer.from(otherName)
    local.writeUInt16LE(localName.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(0x0314, 4)
    entry.writeUInt16LE(wide ? 45 : 20, 6)
    entry.writeUInt16LE(0x800, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(sum, 16)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(wide ? 0xffffffff : claimed, 24)
    const entryName = Buffer.from(name)
    entry.writeUInt16LE(entryName.length, 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(((mode & 0xffff) * 0x10000) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, localName, packed)
    directory.push(entry, entryName, extra)
    offset += local.length + localName.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

const packedBefore = new WeakMap<Buffer, { packed: Buffer; sum: number }>()

/** A large content is packed once, however often it is used. */
function known(content: Buffer): { packed: Buffer; sum: number } {
  const before = packedBefore.get(content) ?? { packed: deflateRawSync(content), sum: crc32(content) }
  packedBefore.set(content, before)
  return before
}
const packedOf = (content: Buffer) => known(content).packed
const sumOf = (content: Buffer) => known(content).sum

function zip64(size: number): Buffer {
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  return extra
}
