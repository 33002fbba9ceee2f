import { copyFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chainOf, openWithChain, type Chain } from '../../../src/main/services/data-files/chains'
import type { Store } from '../../../src/main/store'
import { context, newStore, steppingClock, temporaryFolder } from '../../store/helpers'

function open(path: string, remembered?: Chain): Store {
  const store = openWithChain(path, remembered, steppingClock())
  onTestFinished(() => store.close())
  return store
}

function write(store: Store): Chain {
  store.write(context, (tx) => tx.subjects.insert('organization', { name: '样例单位' }))
  return chainOf(store)
}

describe('the chain a machine writes in a file', () => {
  it('goes on when the same file is opened again', () => {
    const store = newStore()
    const chain = write(store)
    store.close()
    expect(open(store.path, chain).device).toBe(chain.device)
  })

  it('goes on after a crash, when the file is ahead of what was remembered', () => {
    const store = newStore()
    const chain = write(store)
    write(store)
    store.close()
    expect(open(store.path, chain).device).toBe(chain.device)
  })

  it('is a new one in a copy', () => {
    const store = newStore()
    const chain = write(store)
    store.close()
    const copy = join(temporaryFolder(), 'copy.sixstar')
    copyFileSync(store.path, copy)
    expect(open(copy, chain).device).not.toBe(chain.device)
  })

  it('is a new one when a backup was put back in the place of the file', () => {
    const store = newStore()
    write(store)
    store.checkpoint()
    const backup = join(temporaryFolder(), 'backup.sixstar')
    copyFileSync(store.path, backup)
    const chain = write(store)
    store.close()
    // Over the same file, so that it keeps its number; and by renaming, so that it gets another one.
    copyFileSync(backup, store.path)
    const over = open(store.path, chain)
    expect(over.device).not.toBe(chain.device)
    expect(over.verifyChain().ok).toBe(true)
    over.close()
    renameSync(backup, store.path)
    expect(open(store.path, chain).device).not.toBe(chain.device)
  })
})
