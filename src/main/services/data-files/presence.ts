import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { z } from 'zod'

const shape = z.object({ machine: z.string().max(200), user: z.string().max(200), since: z.iso.datetime() })
/** Who has a data file open for writing. */
export type Presence = z.infer<typeof shape>

/** Beside the data file, so that another machine on the same network drive can read it. It says who; what keeps others out is SQLite's lock. */
function presencePath(dataFile: string): string {
  return `${dataFile}-open`
}

/** Says that this process has the file. Where that cannot be written the file is open all the same: only the name is missing then. */
export function announce(dataFile: string, now: Date): void {
  try {
    const presence: Presence = { machine: hostname(), user: userName(), since: now.toISOString() }
    writeFileSync(presencePath(dataFile), JSON.stringify(presence))
  } catch {
    return
  }
}

export function withdraw(dataFile: string): void {
  try {
    rmSync(presencePath(dataFile), { force: true })
  } catch {
    // The drive has gone, or became read-only: what is left there is stale and is overwritten by the next who opens the file.
    return
  }
}

/** Null when nobody said so, as an older program would not. */
export function presenceOf(dataFile: string): Presence | null {
  try {
    return shape.parse(JSON.parse(readFileSync(presencePath(dataFile), 'utf8')))
  } catch {
    return null
  }
}

/** Some systems have no names for their users. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
