import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { applicationId } from '../schema'
import { guarded, storeFailure } from '../errors'
import { logMakesWhole } from './log-beside'

const headerBytes = 100
const magic = 'SQLite format 3\0'

interface Header {
  size: number
  bytes: Buffer
}

function readHeader(path: string): Header {
  const handle = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(headerBytes)
    readSync(handle, bytes, 0, headerBytes, 0)
    return { size: fstatSync(handle).size, bytes }
  } finally {
    closeSync(handle)
  }
}

/** Bytes the file must at least have, by its own header. 0 when the header does not know (older writers). */
function expectedSize({ bytes }: Header): number {
  const pageSize = bytes.readUInt16BE(16)
  const countIsValid = bytes.readUInt32BE(24) === bytes.readUInt32BE(92)
  return countIsValid ? bytes.readUInt32BE(28) * (pageSize === 1 ? 65536 : pageSize) : 0
}

/** The sentence for a file of a newer program, with both versions. */
export function refuseNewer(found: number, supported: number): never {
  throw storeFailure('data-file-newer', `这个数据文件是第 ${found} 版格式，本程序最高支持第 ${supported} 版。请用新版程序打开；文件没有改动。`)
}

/**
 * Looks at the first bytes of a file before SQLite does, so that what is no data file, is cut short or is newer is refused
 * without a single byte being written.
 *
 * @throws AppError `data-file-unreadable`, `data-file-newer`
 */
export function checkHeader(path: string, supported: number): void {
  guarded(() => {
    const header = readHeader(path)
    if (header.size < headerBytes || header.bytes.toString('latin1', 0, 16) !== magic) {
      throw storeFailure('data-file-unreadable', '这个文件不是六星评价的数据文件，或者开头已经损坏。文件没有改动。')
    }
    if (header.bytes.readUInt32BE(68) !== applicationId) {
      throw storeFailure('data-file-unreadable', '这个文件是数据库文件，但不是六星评价的数据文件。文件没有改动。')
    }
    const version = header.bytes.readUInt32BE(60)
    if (version > supported) refuseNewer(version, supported)
    if (header.size < expectedSize(header) && !logMakesWhole(path)) {
      throw storeFailure('data-file-unreadable', '数据文件不完整：它比应有的短，可能没有复制完。文件没有改动，请重新复制或改用备份。')
    }
  })
}
