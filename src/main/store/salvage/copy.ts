import { closeSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs'
import { guarded } from '../errors'
import { connect, type Connection } from '../file/connection'
import { createSchema } from '../file/migrate'
import { snapshot } from '../file/snapshot'
import { applicationId, schema } from '../schema'

const headerBytes = 100
const magic = 'SQLite format 3\0'

/**
 * Opens a copy of a damaged file so that as much as possible of it can be read. Only the copy is mended: a header that is no
 * longer one is replaced by that of a fresh file, and a copy cut short is filled up with empty pages, which then count as
 * damaged where something should be.
 *
 * @throws AppError `data-file-unreadable` when not even the list of tables can be read
 */
export function openDamaged(path: string, copy: string): Connection {
  return guarded(() => {
    snapshot(path, copy)
    mendHeader(copy)
    const connection = connect(copy, { mustExist: true })
    try {
      connection.prepare('SELECT count(*) FROM sqlite_schema').get()
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  })
}

function mendHeader(copy: string): void {
  const file = openSync(copy, 'r+')
  try {
    const { size } = fstatSync(file)
    const header = Buffer.alloc(headerBytes)
    readSync(file, header, 0, headerBytes, 0)
    if (header.toString('latin1', 0, magic.length) !== magic || header.readUInt32BE(68) !== applicationId) {
      const fresh = freshHeader(`${copy}.fresh`)
      fresh.copy(header)
      const pages = Math.ceil(size / pageSizeOf(header))
      header.writeUInt32BE(pages, 28)
      // No list of free pages: what stood in it is not known any more.
      header.fill(0, 32, 40)
      writeSync(file, header, 0, headerBytes, 0)
    }
    const expected = header.readUInt32BE(28) * pageSizeOf(header)
    if (expected > size && expected < size + 10 * 1024 ** 3) ftruncateSync(file, expected)
  } finally {
    closeSync(file)
  }
}

function pageSizeOf(header: Buffer): number {
  const size = header.readUInt16BE(16)
  return size === 1 ? 65536 : size
}

function freshHeader(path: string): Buffer {
  const connection = connect(path, { mustExist: false })
  connection.pragma(`application_id = ${applicationId}`)
  createSchema(connection, schema)
  connection.close()
  const header = readFileSync(path).subarray(0, headerBytes)
  rmSync(path)
  return header
}
