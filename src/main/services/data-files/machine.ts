import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readyFolder } from './ready-folder'

const shape = z.object({
  /** By path: this machine's chain in the change log of each data file. */
  chains: z.record(z.string(), z.object({ device: z.uuid(), inode: z.string(), sequence: z.int() })).default({}),
  /** The data file that was open last. */
  current: z.string().nullable(),
  /** Data files outside the data folder that were opened before. */
  elsewhere: z.array(z.string()),
})
export type Machine = z.infer<typeof shape>

const fileName = 'machine.json'

/** What this installation remembers. An unreadable memory is begun anew: it holds nothing that was typed. */
export function readMachine(folder: string): Machine {
  try {
    return shape.parse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')))
  } catch {
    return { chains: {}, current: null, elsewhere: [] }
  }
}

/** @throws as `readyFolder` */
export function writeMachine(folder: string, machine: Machine): void {
  readyFolder(folder)
  const path = join(folder, fileName)
  writeFileSync(`${path}.new`, JSON.stringify(machine, null, 2))
  renameSync(`${path}.new`, path)
}
