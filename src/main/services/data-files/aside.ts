import { existsSync, renameSync } from 'node:fs'

/**
 * Gives a bad data file, and what belongs to it, another name beside it. Nothing of it is deleted: somebody may still get
 * something out of it.
 */
export function setAside(path: string, now: Date): void {
  const stamp = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  for (const part of ['', '-wal', '-shm', '-journal']) {
    if (!existsSync(`${path}${part}`)) continue
    let name = `${path}.损坏-${stamp}${part}`
    for (let number = 2; existsSync(name); number++) name = `${path}.损坏-${stamp}-${number}${part}`
    renameSync(`${path}${part}`, name)
  }
}
