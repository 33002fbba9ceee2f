import { closeSync, openSync, readSync } from 'node:fs'
import { extname } from 'node:path'

const zip = [0x50, 0x4b, 0x03, 0x04]
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** How files of these names begin. Formats that can hold macros by their name (docm, xlsm …) and programs are not among them. */
const beginnings: Readonly<Record<string, readonly (readonly number[])[]>> = {
  '.pdf': [[0x25, 0x50, 0x44, 0x46, 0x2d]],
  '.png': [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  '.jpg': [[0xff, 0xd8, 0xff]],
  '.jpeg': [[0xff, 0xd8, 0xff]],
  '.gif': [[0x47, 0x49, 0x46, 0x38]],
  '.bmp': [[0x42, 0x4d]],
  '.docx': [zip],
  '.xlsx': [zip],
  '.pptx': [zip],
  '.ofd': [zip],
  '.doc': [compound],
  '.xls': [compound],
  '.ppt': [compound],
  '.wps': [compound, zip],
  '.et': [compound, zip],
  '.dps': [compound, zip],
}

/** Whether a file may be handed to the system to open: a document or picture by its name and by how its content begins. */
export function isHarmless(name: string, path: string): boolean {
  const wanted = beginnings[extname(name).toLowerCase()]
  if (!wanted) return false
  const start = firstBytes(path, 8)
  return wanted.some((bytes) => bytes.every((byte, at) => start[at] === byte))
}

function firstBytes(path: string, count: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(count)
    return buffer.subarray(0, readSync(file, buffer, 0, count, 0))
  } finally {
    closeSync(file)
  }
}
