import { call } from '@orpc/server'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPromise } from 'yauzl'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CarriedCopy } from '@shared/domain/backup'
import type { Progress } from '@shared/domain/progress'
import { backups } from '../../../src/main/services/backups'
import { contentPath } from '../../../src/main/services/evidence/folder'
import { addEvidence } from '../../../src/main/services/evidence/keep'
import { machine } from '../exchange/machine'
import { openRound, schemeNamed } from '../round-helpers'
import { reopen, temporaryFolder } from '../../store/helpers'

async function done(steps: AsyncIterable<Progress<CarriedCopy>>): Promise<CarriedCopy> {
  for await (const step of steps) if (step.type === 'done') return step.result
  throw new Error('no result')
}

async function office() {
  const pc = machine()
  pc.context.dataFiles.create('工委')
  const { id } = schemeNamed(pc.store(), '年度')
  const { roundId, subjectIds } = openRound(pc.store(), id, [{ name: '甲厂', track: 'small' }])
  const [subjectId = ''] = subjectIds
  const files = await Promise.all(['照片', '名单'].map(async (name) => {
    const path = join(temporaryFolder(), `${name}.png`)
    writeFileSync(path, `content of ${name}`)
    return addEvidence(pc.store(), { roundId, subjectId, indicator: 'P2' }, { path, name: `${name}.png` })
  }))
  pc.enter(roundId, 'town', [{ subjectId, indicator: 'P2', texts: { meeting: '3' } }])
  return { pc, roundId, files, options: { context: pc.context } }
}

describe('一键导出', () => {
  it('puts the data file and its evidence into a folder of its own, where both open', async () => {
    const { pc, roundId, files, options } = await office()
    const stick = temporaryFolder()
    const copy = await done(await call(backups.carry, { folder: pc.context.files.register(stick).id }, options))
    expect(copy).toMatchObject({ evidence: 2, missing: 0, file: null, location: join(stick, copy.name) })
    expect(readdirSync(copy.location ?? '').sort()).toEqual(['佐证材料', '工委.sixstar', '说明.txt'].sort())
    const carried = reopen(join(copy.location ?? '', '工委.sixstar'), { device: '22222222-2222-4222-8222-222222222222' })
    expect(carried.sheets.ofRound(roundId)).toHaveLength(1)
    for (const { hash } of files) expect(readFileSync(contentPath(carried, hash)).equals(readFileSync(contentPath(pc.store(), hash)))).toBe(true)
  })

  it('says how many files are not on this machine', async () => {
    const { pc, files, options } = await office()
    rmSync(contentPath(pc.store(), files[0]?.hash ?? ''))
    const copy = await done(await call(backups.carry, { folder: pc.context.files.register(temporaryFolder()).id }, options))
    expect(copy).toMatchObject({ evidence: 1, missing: 1 })
  })

  it('makes one zip file where no folder can be chosen', async () => {
    const { pc, options } = await office()
    const copy = await done(await call(backups.carry, { folder: null }, options))
    const zip = await openPromise(pc.context.files.resolve(copy.file?.id ?? '').path, { autoClose: false, lazyEntries: true })
    const names: string[] = []
    for await (const entry of zip.eachEntry()) names.push(entry.fileName.slice(copy.name.length + 1))
    zip.close()
    expect(names.filter((name) => name.startsWith('佐证材料/'))).toHaveLength(2)
    expect(names).toContain('工委.sixstar')
  })

  it('leaves nothing when it is cancelled', async () => {
    const { pc, options } = await office()
    const stick = temporaryFolder()
    const controller = new AbortController()
    const steps = await call(backups.carry, { folder: pc.context.files.register(stick).id }, { ...options, signal: controller.signal })
    await expect((async () => {
      for await (const step of steps) if (step.type === 'progress' && step.label === '复制佐证材料') controller.abort()
    })()).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(stick)).toEqual([])
  })
})

/** A file system of 1 MB of its own: only root may mount one. */
function smallDisk(): { folder: string } | { reason: string } {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return { reason: 'only root on Linux can mount a small file system' }
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])
  if (mounted.status !== 0) return { reason: `mount said: ${String(mounted.stderr)}` }
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return { folder }
}

describe('a disk that is full', () => {
  it('takes no half copy', async ({ skip }) => {
    const { pc, options } = await office()
    const disk = smallDisk()
    if ('reason' in disk) return skip(disk.reason)
    writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(900 * 1024))
    await expect(call(backups.carry, { folder: pc.context.files.register(disk.folder).id }, options).then(done)).rejects.toMatchObject({ code: 'disk-full' })
    expect(readdirSync(disk.folder)).toEqual(['filler'])
  })

  it('refuses a write with what was saved before whole, and goes on when there is room again', async ({ skip }) => {
    const { pc, roundId } = await office()
    const disk = smallDisk()
    if ('reason' in disk) return skip(disk.reason)
    const path = join(disk.folder, '工委.sixstar')
    await pc.store().copyTo(path)
    pc.context.dataFiles.open(path)
    const filler = join(disk.folder, 'filler')
    const subjectId = pc.store().rounds.subjects(roundId)[0]?.subjectId ?? ''
    const score = (value: number) => pc.enter(roundId, 'town', [{ subjectId, indicator: 'P2', texts: { meeting: String(value) }, reason: '依'.repeat(900) }])
    score(1)
    const size = 1024 * 1024
    for (let bytes = size; bytes >= 1024; bytes = Math.floor(bytes / 2)) {
      try {
        writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' })
      } catch {
        continue
      }
    }
    let saved = 1
    let refusal: unknown = null
    for (let value = 2; value < 200 && refusal === null; value++) {
      try {
        score(value)
        saved = value
      } catch (error) {
        refusal = error
      }
    }
    expect(refusal).toMatchObject({ code: 'disk-full' })
    expect(JSON.stringify(pc.store().sheets.ofRound(roundId)[0]?.cells['P2'])).toContain(`${saved}`)
    rmSync(filler)
    score(saved + 1)
    expect(pc.store().isSound()).toBe(true)
    expect(pc.store().verifyChain().ok).toBe(true)
    pc.context.dataFiles.create('另一个')
  })
})
