/** The ladder on real damaged files: check, salvage, newest good backup; the damaged file stays. */
import { call } from '@orpc/server'
import { readdirSync, readFileSync, truncateSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Progress } from '@shared/domain/progress'
import { makeBackup } from '../../../src/main/services/backups/make'
import { backupFolder, backupsOf } from '../../../src/main/services/backups/folder'
import { dataFiles } from '../../../src/main/services/data-files'
import { recovery } from '../../../src/main/services/recovery'
import { machine } from '../exchange/machine'
import { openRound, schemeNamed } from '../round-helpers'

async function done<Result>(steps: AsyncIterable<Progress<Result>>): Promise<Result> {
  for await (const step of steps) if (step.type === 'done') return step.result
  throw new Error('no result')
}

/** An office with 60 marks and two backups, whose file is then closed and spoilt. */
async function spoilt(spoil: (path: string) => void) {
  const pc = machine()
  pc.context.dataFiles.create('工委')
  const { id } = schemeNamed(pc.store(), '年度')
  const { roundId, subjectIds } = openRound(pc.store(), id, Array.from({ length: 60 }, (_, at) => ({ name: `${at + 1}厂`, track: 'small' })))
  const score = (from: number, to: number) => pc.enter(roundId, 'town', subjectIds.slice(from, to).map((subjectId) => ({ subjectId, indicator: 'P2', texts: { meeting: '3' } })))
  score(0, 20)
  await makeBackup(pc.context, 'manual')
  score(20, 40)
  await makeBackup(pc.context, 'closing')
  score(40, 60)
  const { path } = pc.store()
  pc.context.dataFiles.create('另一个')
  spoil(path)
  expect(() => pc.context.dataFiles.open(path)).toThrow()
  // As the program starts with it.
  const options = { context: pc.context }
  return { pc, path, roundId, options, marks: () => pc.store().sheets.ofRound(roundId).length }
}

const overwritten = (path: string) => writeFileSync(path, Buffer.alloc(100_000, '样例'))
const cutShort = (path: string) => truncateSync(path, statSync(path).size - 3 * 4096)

describe('a damaged file', () => {
  it('is left by the newest backup that is good; itself it stays beside, as it was', async () => {
    const { pc, path, options, marks } = await spoilt(overwritten)
    await pc.startWith(path)
    const [newest] = backupsOf(path)
    writeFileSync(join(backupFolder(path), newest?.id ?? ''), 'not a backup')
    const damaged = readFileSync(path)

    const tried = await done(await call(recovery.backups, undefined, options))
    expect(tried.map(({ good, reason }) => [reason, good])).toEqual([['closing', false], ['manual', true]])
    await expect(call(recovery.useBackup, { id: newest?.id ?? '' }, options)).rejects.toMatchObject({ code: 'data-file-unreadable' })
    expect(readFileSync(path).equals(damaged)).toBe(true)

    await expect(call(recovery.useBackup, { id: tried[1]?.id ?? '' }, options)).resolves.toMatchObject({ state: 'ready', file: { location: path }, readOnly: false, notices: [] })
    expect(marks()).toBe(20)
    const aside = readdirSync(dirname(path)).filter((name) => name.includes('.损坏-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(join(dirname(path), aside[0] ?? '')).equals(damaged)).toBe(true)
    pc.context.dataFiles.create('第三个')
  })

  it('is checked, and what can be read comes out into a file of its own', async () => {
    const { pc, path, options, marks } = await spoilt(cutShort)
    await pc.startWith(path)
    const damaged = readFileSync(path)
    const check = await done(await call(recovery.check, undefined, options))
    expect(check.sound).toBe(false)
    expect(check.contents.map(({ name }) => name)).toContain('留痕')

    const report = await done(await call(recovery.salvage, undefined, options))
    expect(report.name).toMatch(/^工委（抢救 \d{4}-\d\d-\d\d）$/)
    expect(readFileSync(path).equals(damaged)).toBe(true)
    await call(dataFiles.switch, { id: report.id }, options)
    expect(basename(pc.store().path)).toBe(`${report.name}.sixstar`)
    expect(marks()).toBeGreaterThan(0)
    expect(pc.store().isSound()).toBe(true)
  })

  it('gets marks back out of the log that its tables lost', async () => {
    const { pc, path, options, marks } = await spoilt((file) => {
      const bytes = readFileSync(file)
      // Every leaf of the sheets: they begin with a cell in JSON.
      for (let page = 1; page < bytes.length / 4096; page++) {
        const slice = bytes.subarray(page * 4096, (page + 1) * 4096)
        if (slice.readUInt8(0) === 13 && slice.includes('"P2":') && !slice.includes('"indicators"')) slice.fill(0xa5)
      }
      writeFileSync(file, bytes)
      // Nothing a start would notice: the header makes it be refused.
      bytes.fill(0, 0, 16)
      writeFileSync(file, bytes)
    })
    await pc.startWith(path)
    const report = await done(await call(recovery.salvage, undefined, options))
    expect(report.replayed).toBeGreaterThan(0)
    await call(dataFiles.switch, { id: report.id }, options)
    expect(marks()).toBe(60)
    expect(pc.store().verifyChain().ok).toBe(true)
  })

  it('of which nothing can be read says so', async () => {
    const { pc, path, options } = await spoilt(overwritten)
    await pc.startWith(path)
    await expect(call(recovery.salvage, undefined, options).then(done)).rejects.toMatchObject({ code: 'data-file-unreadable' })
  })
})

it('checks an open file too', async () => {
  const pc = machine()
  pc.context.dataFiles.create('工委')
  expect(await done(await call(recovery.check, undefined, { context: pc.context }))).toMatchObject({ sound: true, text: expect.stringContaining('完好') })
  await expect(call(recovery.useBackup, { id: 'x' }, { context: pc.context })).rejects.toMatchObject({ code: 'no-data-file' })
})
