import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { openStore, type Store } from '../../store'

/** Which chain of the change log this machine writes in a data file, and how far it had come when it was last closed. */
export interface Chain {
  device: string
  /** Tells the file itself from a copy put in its place. */
  inode: string
  sequence: number
}

/**
 * Opens a data file to go on with this machine's chain in it. A copy, and a file that has gone back to an earlier state (a
 * backup put back), gets a chain of its own: going on with the old one would fork it, and files that were joined with it
 * could no longer be.
 */
export function openWithChain(path: string, remembered: Chain | undefined, now: () => Date): Store {
  const same = remembered !== undefined && remembered.inode === inodeOf(path)
  const store = openStore(path, { device: same ? remembered.device : randomUUID(), now })
  if (!same || store.changes.headOf(store.device) >= remembered.sequence) return store
  store.close()
  return openStore(path, { device: randomUUID(), now })
}

export function chainOf(store: Store): Chain {
  return { device: store.device, inode: inodeOf(store.path), sequence: store.changes.headOf(store.device) }
}

/** As text: file numbers of some systems do not fit a number. '' for a file that has gone. */
function inodeOf(path: string): string {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino.toString() ?? ''
}
