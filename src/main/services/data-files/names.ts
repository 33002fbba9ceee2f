import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** The path itself when nothing is there, else with a number: `名称 2.sixstar`. */
export function freePath(path: string): string {
  const extension = extname(path)
  const plain = join(dirname(path), basename(path, extension))
  let candidate = path
  for (let number = 2; existsSync(candidate); number += 1) candidate = `${plain} ${number}${extension}`
  return candidate
}

/** Names a data file to the page without saying where it lies. */
export function fileId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
