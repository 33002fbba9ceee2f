/** A file that somebody else has, or that cannot be written: it is shown, says why, and nothing is written. */
import { call } from '@orpc/server'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { backups } from '../../../src/main/services/backups'
import { dataFiles } from '../../../src/main/services/data-files'
import { settings } from '../../../src/main/services/settings'
import { AppError } from '@shared/errors'
import { machine, type Machine } from '../exchange/machine'
import { openRound, schemeNamed } from '../round-helpers'
import { temporaryFolder } from '../../store/helpers'

/** A data file with one mark, closed. */
function closedFile() {
  const pc = machine()
  pc.context.dataFiles.create('工委')
  const { id } = schemeNamed(pc.store(), '年度')
  const { roundId, subjectIds } = openRound(pc.store(), id, [{ name: '甲厂', track: 'small' }])
  const entry = { subjectId: subjectIds[0] ?? '', indicator: 'P2', texts: { meeting: '3' } }
  pc.enter(roundId, 'town', [entry])
  const { path } = pc.store()
  pc.context.dataFiles.create('另一个')
  return { pc, path, roundId, entry }
}

/** Another process that has the file open, as this program opens it. */
async function heldByAnother(path: string) {
  const script = "const D=require('better-sqlite3');const d=new D(process.argv[1]);d.pragma('locking_mode=EXCLUSIVE');d.pragma('journal_mode=WAL');d.exec('BEGIN IMMEDIATE;COMMIT');console.log('held');setInterval(()=>{},1000)"
  const child = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  writeFileSync(`${path}-open`, JSON.stringify({ machine: '镇里的电脑', user: 'zhang', since: '2026-11-23T01:30:00.000Z' }))
  const release = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(release)
  return release
}

async function refusesEverything(pc: Machine, attempt: () => unknown): Promise<void> {
  const options = { context: pc.context }
  const refusals = [
    async () => attempt(),
    () => call(settings.update, { ...pc.store().settings.get(), unitName: '改' }, options),
    () => call(backups.make, undefined, options),
  ]
  for (const run of refusals) await expect(run()).rejects.toMatchObject({ code: 'read-only', message: expect.stringContaining('没有写入任何内容') })
}

it('is opened to be read when another process has it, says who and since when, and is written in once that has gone', async () => {
  const { pc, path, roundId, entry } = closedFile()
  const release = await heldByAnother(path)
  pc.context.dataFiles.open(path)
  expect(pc.context.dataFiles.status()).toMatchObject({ state: 'ready', readOnly: true, file: { location: path }, notices: [{ kind: 'read-only', title: '只读打开：数据文件正由 镇里的电脑（zhang），2026-11-23 09:30 起 使用' }] })
  expect(pc.store().sheets.ofRound(roundId)).toHaveLength(1)
  await refusesEverything(pc, () => pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '4' } }]))
  expect(existsSync(join(dirname(path), '备份'))).toBe(false)

  pc.context.dataFiles.reopen()
  expect(pc.context.dataFiles.status()).toMatchObject({ readOnly: true })
  await release()
  pc.context.dataFiles.reopen()
  expect(pc.context.dataFiles.status()).toMatchObject({ readOnly: false, notices: [] })
  pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '4' } }])
  expect(JSON.parse(readFileSync(`${path}-open`, 'utf8'))).toMatchObject({ machine: hostname() })
  pc.context.dataFiles.create('第三个')
  expect(existsSync(`${path}-open`)).toBe(false)
})

it('can be copied into the data folder and gone on with there', async () => {
  const { pc, path, roundId, entry } = closedFile()
  const elsewhere = join(temporaryFolder(), '工委.sixstar')
  copyFileSync(path, elsewhere)
  const release = await heldByAnother(elsewhere)
  pc.context.dataFiles.open(elsewhere)
  const status = await call(dataFiles.keepCopy, undefined, { context: pc.context })
  await release()
  expect(status).toMatchObject({ state: 'ready', readOnly: false, file: { name: '工委 2' } })
  pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '5' } }])
  expect(readdirSync(dirname(elsewhere)).filter((name) => name.endsWith('.sixstar'))).toEqual(['工委.sixstar'])
})

it('leaves nothing of the copy it read', async () => {
  const { pc, path } = closedFile()
  await heldByAnother(path)
  const before = statSync(path).mtimeMs
  pc.context.dataFiles.open(path)
  const other = pc.context.dataFiles.list().find(({ name }) => name === '另一个')
  pc.context.dataFiles.switch(other?.id ?? '')
  expect(statSync(path).mtimeMs).toBe(before)
})

it('says so when the file lacks what was written in it before', () => {
  const { pc, path, roundId, entry } = closedFile()
  const earlier = join(temporaryFolder(), 'earlier')
  copyFileSync(path, earlier)
  pc.context.dataFiles.open(path)
  pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '4' } }])
  pc.context.dataFiles.create('第三个')
  copyFileSync(earlier, path)
  pc.context.dataFiles.open(path)
  expect(pc.context.dataFiles.status()).toMatchObject({ readOnly: false, notices: [{ kind: 'older', text: expect.stringContaining('少 1 条') }] })
})

it('says so when the log of a file that was not closed has gone', () => {
  const { pc, path } = closedFile()
  writeFileSync(`${path}-open`, JSON.stringify({ machine: 'x', user: '', since: '2026-11-23T01:30:00.000Z' }))
  rmSync(`${path}-wal`, { force: true })
  pc.context.dataFiles.open(path)
  expect(pc.context.dataFiles.status()).toMatchObject({ notices: [{ kind: 'older', title: expect.stringContaining('日志文件（-wal）不在了') }] })
})

it('says so when the clock went back', () => {
  const { path } = closedFile()
  const early = machine(-3 * 86_400_000)
  const copy = join(temporaryFolder(), '工委.sixstar')
  copyFileSync(path, copy)
  early.context.dataFiles.open(copy)
  expect(early.context.dataFiles.status()).toMatchObject({ notices: [] })
  early.store().write({ actor: '甲', action: '测试', at: '2026-12-01T00:00:00.000Z' }, (tx) => tx.settings.update({ ...tx.settings.get(), unitName: '样例' }))
  expect(early.context.dataFiles.status()).toMatchObject({ notices: [{ kind: 'clock', text: expect.stringContaining('数据不受影响') }] })
})

it('becomes a failed file when its place has gone, and comes back when that is there again', () => {
  const { pc, path, roundId, entry } = closedFile()
  pc.context.dataFiles.open(path)
  const gone = `${path}.gone`
  copyFileSync(path, gone)
  rmSync(path)
  expect(() => pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '9' } }])).toThrow(AppError)
  expect(() => pc.context.dataFiles.reopen()).toThrow(/不见了/)
  expect(pc.context.dataFiles.status()).toMatchObject({ state: 'failed', error: { code: 'data-file-missing' } })
  copyFileSync(gone, path)
  pc.context.dataFiles.reopen()
  pc.enter(roundId, 'town', [{ ...entry, texts: { meeting: '9' } }])
  expect(pc.context.dataFiles.status()).toMatchObject({ state: 'ready' })
})
