import { statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, parse, resolve } from 'node:path'

/** File systems of this machine's own disks, by the numbers Linux gives them (statfs(2)). */
const localOnLinux = new Set([0xef53, 0x58465342, 0x9123683e, 0x2fc12fc1, 0x52654973, 0x3153464a, 0xf2f52010, 0x01021994, 0x794c7630, 0x858458f6])
/** Where desktops mount what is plugged in. */
const pluggedIn = /^\/(media|run\/media|mnt)\//

/**
 * Whether a data file lies on a disk that belongs to this machine. Anything else — sticks, network drives, what is not known —
 * may vanish in the middle of work, and people copy single files from it: there a file must never need a second one beside it.
 * Windows tells the kind of a drive to native code only, so there just the drive with the user's own folder counts as local.
 */
export function isOwnDisk(path: string): boolean {
  const folder = dirname(resolve(path))
  if (process.platform === 'win32') return parse(folder).root.toLowerCase() === parse(homedir()).root.toLowerCase() && !folder.startsWith('\\\\')
  if (process.platform === 'darwin') return !folder.startsWith('/Volumes/')
  return !pluggedIn.test(folder) && localOnLinux.has(statfsSync(folder).type)
}
