import { copyFileSync, rmSync, statSync } from 'node:fs'
import { storeFailure } from '../errors'

const parts = ['', '-wal', '-journal'] as const
const attempts = 5

/**
 * Copies a data file, with what is not yet in the file itself, while another process may be writing in it. A copy during which
 * something changed is thrown away and made again.
 *
 * @throws AppError `data-file-locked` when it never held still; what the file system throws
 */
export function snapshot(path: string, target: string): void {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = stateOf(path)
    for (const part of parts) {
      rmSync(`${target}${part}`, { force: true })
      if (statSync(`${path}${part}`, { throwIfNoEntry: false })) copyFileSync(`${path}${part}`, `${target}${part}`)
    }
    if (stateOf(path) === before) return
  }
  throw storeFailure('data-file-locked', '另一个程序正在不停地写这个数据文件，没能取得一份完整的内容。请稍后再试。')
}

/** Sizes and times: they change with every write. */
function stateOf(path: string): string {
  return parts
    .map((part) => {
      const found = statSync(`${path}${part}`, { bigint: true, throwIfNoEntry: false })
      return found ? `${found.size}/${found.mtimeNs}` : '-'
    })
    .join(' ')
}
