import { call } from '@orpc/server'
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backups } from '../../../src/main/services/backups'
import { backupFolder, backupsOf } from '../../../src/main/services/backups/folder'
import { backupBeforeClosing, makeBackup } from '../../../src/main/services/backups/make'
import { previewBackup } from '../../../src/main/services/backups/preview'
import { restoreBackup } from '../../../src/main/services/backups/restore'
import { openRound, schemeNamed } from '../round-helpers'
import { machine } from '../exchange/machine'

function office() {
  const pc = machine()
  pc.context.dataFiles.create('工委 2026')
  const { id } = schemeNamed(pc.store(), '年度')
  const { roundId, subjectIds } = openRound(pc.store(), id, [{ name: '甲厂', track: 'small' }])
  const score = (value: string) => pc.enter(roundId, 'town', [{ subjectId: subjectIds[0] ?? '', indicator: 'P2', texts: { meeting: value } }])
  const value = () => pc.store().sheets.ofRound(roundId)[0]?.cells.P2
  return { pc, roundId, score, value }
}

describe('backups', () => {
  it('are complete copies beside the data file, listed newest first with why they were made', async () => {
    const { pc, score } = office()
    score('1')
    await makeBackup(pc.context, 'manual')
    score('2')
    await makeBackup(pc.context, 'merge')
    expect(backupsOf(pc.store().path)).toMatchObject([{ reason: 'merge', name: '工委 2026' }, { reason: 'manual' }])
    expect(readdirSync(backupFolder(pc.store().path)).every((name) => name.endsWith('.sixstar'))).toBe(true)
  })

  it('are made on closing when something changed, and only then', async () => {
    const { pc } = office()
    await backupBeforeClosing(pc.store(), pc.context.now)
    expect(backupsOf(pc.store().path)).toMatchObject([{ reason: 'closing' }])
    const { path } = pc.store()
    pc.context.dataFiles.create('另一个')
    pc.context.dataFiles.open(path)
    await backupBeforeClosing(pc.store(), pc.context.now)
    expect(backupsOf(path)).toHaveLength(1)
  })

  it('tell what is in them and what came later', async () => {
    const { pc, score } = office()
    score('1')
    const { id } = await makeBackup(pc.context, 'manual')
    score('2')
    score('')
    expect(previewBackup(pc.context, id)).toMatchObject({
      backup: { id },
      lastChange: { action: '录入评分' },
      laterChanges: 2,
      subjects: { then: 1, now: 1 },
      rounds: [{ name: '2026 年度', then: { cells: 1 }, now: { cells: 0 } }],
    })
  })
})

describe('the copy kept before a file is brought up to date', () => {
  it('is listed, can be looked into and brought back, and is let go of by no rule', async () => {
    const pc = machine()
    pc.context.dataFiles.create('在旁')
    const path = join(dirname(pc.store().path), '旧版.sixstar')
    copyFileSync('tests/fixtures/data-files/v4.sixstar', path)
    pc.context.dataFiles.open(path)
    expect(backupsOf(path)).toMatchObject([{ id: '旧版.sixstar.v4', name: '旧版', reason: 'upgrade' }])
    const rounds = pc.store().rounds.list().length
    expect(previewBackup(pc.context, '旧版.sixstar.v4').rounds).toHaveLength(rounds)
    for (let at = 0; at < 15; at += 1) await makeBackup(pc.context, 'manual')
    await restoreBackup(pc.context, '旧版.sixstar.v4')
    expect(pc.store().rounds.list()).toHaveLength(rounds)
    expect(backupsOf(path).filter(({ reason }) => reason === 'upgrade')).toHaveLength(1)
  })
})

describe('checking the open file', () => {
  it('tells a whole file from one with a page destroyed', async () => {
    const { pc, score } = office()
    score('1')
    const { path } = pc.store()
    const sound = async () => (await call(backups.check, undefined, { context: pc.context })).sound
    expect(await sound()).toBe(true)
    pc.context.dataFiles.create('另一个')
    const bytes = readFileSync(path)
    bytes.fill(0xff, bytes.length - 4096)
    writeFileSync(path, bytes)
    pc.context.dataFiles.open(path)
    expect(await sound()).toBe(false)
  })
})

describe('restoring', () => {
  it('brings the file back as it was, and can itself be undone', async () => {
    const { pc, score, value } = office()
    score('1')
    const first = value()
    const { id } = await makeBackup(pc.context, 'manual')
    score('2')
    const second = value()
    const { device } = pc.store()

    await restoreBackup(pc.context, id)
    expect(value()).toEqual(first)
    expect(pc.store().verifyChain().ok).toBe(true)
    expect(pc.store().device).not.toBe(device)

    const before = backupsOf(pc.store().path).find(({ reason }) => reason === 'restore')
    await restoreBackup(pc.context, before?.id ?? '')
    expect(value()).toEqual(second)
  })

  it('refuses a backup that is not good, and leaves everything as it was', async () => {
    const { pc, score, value } = office()
    score('1')
    const { id } = await makeBackup(pc.context, 'manual')
    const path = join(backupFolder(pc.store().path), id)
    writeFileSync(path, 'not a backup')
    await expect(restoreBackup(pc.context, id)).rejects.toMatchObject({ code: 'data-file-unreadable' })
    expect(() => previewBackup(pc.context, id)).toThrow(expect.objectContaining({ code: 'data-file-unreadable' }))
    expect(value()).toMatchObject({ state: 'mark' })
    expect(readdirSync(dirname(pc.store().path)).filter((name) => name.includes('restoring'))).toEqual([])
  })
})
