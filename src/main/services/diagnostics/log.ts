import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of one file; the one before it is kept, and the one before that. */
const largest = 512 * 1024
const kept = 3

/**
 * What the program did, for whoever has to find a fault: an event, and its circumstances without names, marks or contents. A
 * log that cannot be written never stops the program.
 */
export interface Log {
  info(event: string, text: string): void
  error(event: string, text: string): void
  /** The files there are, the newest first. */
  files(): string[]
}

export function createLog(folder: string, now: () => Date): Log {
  const path = (age: number) => join(folder, age === 0 ? 'sixstar.log' : `sixstar.${age}.log`)

  function rotate() {
    if ((statSync(path(0), { throwIfNoEntry: false })?.size ?? 0) < largest) return
    rmSync(path(kept - 1), { force: true })
    for (let age = kept - 2; age >= 0; age -= 1) if (existsSync(path(age))) renameSync(path(age), path(age + 1))
  }

  function write(level: string, event: string, text: string) {
    try {
      mkdirSync(folder, { recursive: true })
      rotate()
      // One line for each event: an error's own lines are joined.
      appendFileSync(path(0), `${now().toISOString()} ${level} ${event} ${text.replaceAll(/\s*\n\s*/g, ' | ')}\n`)
    } catch {
      // A full or read-only disk is told where it matters: when data are written.
    }
  }

  return {
    info: (event, text) => write('info', event, text),
    error: (event, text) => write('error', event, text),
    files: () => Array.from({ length: kept }, (_, age) => path(age)).filter((each) => existsSync(each)),
  }
}
