/** What a page gets from a call, the same over both transports. */
import { describe, expect, it, vi } from 'vitest'
import type { ImportResult } from '@shared/domain/register-import'
import type { Progress } from '@shared/domain/progress'
import { fileOf, registerPath } from '../services/import-helpers'
import { overHttp, overPort, type Connected } from './page-client'

vi.mock('electron', () => import('./electron-stand-in'))

/** Reads a register into a new data file as far as its preview. */
async function previewed({ api, context }: Connected, path = registerPath('register-a.xls')): Promise<string> {
  await api.dataFiles.create({ name: '工委' })
  const { importId, sheets, suggestedSheet: sheet } = await api.imports.open({ kind: 'organization', file: context.files.register(path).id })
  await api.imports.preview({ importId, sheet, headerRow: sheets[sheet]?.headerRow ?? 1, mapping: sheets[sheet]?.mapping ?? [] })
  return importId
}

/** A register long enough that its import is still under way when the page hears of its beginning. */
function longRegister(rows: number): string {
  return fileOf(['单位名称,镇街道', ...Array.from({ length: rows }, (_, index) => `样例单位${index + 1},样例镇`)].join('\n'), 'register.csv')
}

const organizations = ({ api }: Connected) => api.subjects.list({ kind: 'organization' })

describe.each([
  ['a MessagePort', overPort],
  ['HTTP', overHttp],
])('over %s', (name, connect) => {
  const overWeb = name === 'HTTP'

  it('answers', async () => {
    const { api } = await connect()
    expect(await api.dataFiles.create({ name: '工委' })).toMatchObject({ state: 'ready', file: { name: '工委' } })
    expect(await Promise.all([api.application.status(), api.rounds.list(), api.dataFiles.list()])).toMatchObject([{ state: 'ready' }, [], [{ name: '工委' }]])
  })

  it('brings an error as the page knows it: code, sentence, place', async () => {
    const { api, statuses } = await connect()
    await expect(api.rounds.list()).rejects.toMatchObject({ name: 'AppError', code: 'no-data-file', message: '还没有打开数据文件。' })
    await api.dataFiles.create({ name: '工委' })
    const id = '11111111-1111-4111-8111-111111111111'
    await expect(api.subjects.save({ id, version: 1, kind: 'organization', fields: { name: '甲' } })).rejects.toMatchObject({ name: 'AppError', code: 'not-found', message: expect.stringMatching(/。$/), place: { subjectId: id } })
    await expect(api.dataFiles.create({ name: '工委' })).rejects.toMatchObject({ name: 'AppError', code: 'conflict' })
    await expect(api.files.chooseOpen({ kind: 'register' })).rejects.toMatchObject({ name: 'AppError', code: 'host-unavailable' })
    expect(statuses).toEqual(overWeb ? [422, 200, 404, 409, 422] : [])
  })

  it('brings an error of a long task the same way', async () => {
    const connected = await connect()
    const importId = await previewed(connected)
    const commit = async () => {
      for await (const step of await connected.api.imports.commit({ importId, actions: { 4: 'update' } })) expect(step.type).toBe('progress')
    }
    await expect(commit()).rejects.toMatchObject({ name: 'AppError', code: 'invalid-input', message: '第 4 行不能这样处理，请重新预览。', place: { row: 4 } })
    expect(await organizations(connected)).toEqual([])
  })

  it('refuses what the contract does not allow', async () => {
    const { api, statuses, context } = await connect()
    await expect(api.dataFiles.create({ name: ' ' })).rejects.toMatchObject({ name: 'AppError', code: 'invalid-input', message: '填写的内容不符合要求，没有保存。' })
    await expect(api.rounds.get({ roundId: '../../etc/passwd' })).rejects.toMatchObject({ name: 'AppError', code: 'invalid-input' })
    expect(statuses).toEqual(overWeb ? [400, 400] : [])
    expect(context.dataFiles.status().state).toBe('no-file')
  })

  it('says nothing of what went wrong inside', async () => {
    const { api, statuses, context } = await connect()
    vi.spyOn(context.dataFiles, 'list').mockImplementation(() => {
      throw new TypeError('/home/someone/private')
    })
    const error: unknown = await api.dataFiles.list().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'AppError', code: 'internal', message: '程序内部出错，操作没有完成，数据没有改变。', place: undefined, cause: { data: undefined } })
    expect(JSON.stringify(error)).not.toContain('private')
    expect(statuses).toEqual(overWeb ? [500] : [])
  })

  it('tells how far an import is, step by step, then its result', async () => {
    const connected = await connect()
    const importId = await previewed(connected)
    const steps: Progress<ImportResult>[] = []
    for await (const step of await connected.api.imports.commit({ importId, actions: {} })) steps.push(step)
    expect(steps.slice(0, -1)).toEqual([
      { type: 'progress', done: 0, total: 495, label: '核对台账' },
      { type: 'progress', done: 495, total: 495, label: '写入台账' },
    ])
    expect(steps.at(-1)).toMatchObject({ type: 'done', result: { created: 494, skipped: 1 } })
    expect(await organizations(connected)).toHaveLength(494)
  })

  it('writes nothing of an import that is cancelled, which can then be done after all', async () => {
    const connected = await connect()
    const rows = 10_000
    const importId = await previewed(connected, longRegister(rows))
    const controller = new AbortController()
    const commit = async () => {
      for await (const step of await connected.api.imports.commit({ importId, actions: {} }, { signal: controller.signal })) {
        expect(step.type).toBe('progress')
        controller.abort()
      }
    }
    await expect(commit()).rejects.toMatchObject({ name: 'AbortError' })
    expect(await organizations(connected)).toEqual([])
    for await (const step of await connected.api.imports.commit({ importId, actions: {} })) if (step.type === 'done') expect(step.result.created).toBe(rows)
    expect(connected.context.store().subjects.list('organization')).toHaveLength(rows)
  })

  it('leaves no sample behind when the page looks away', async () => {
    const connected = await connect()
    for await (const step of await connected.api.dataFiles.createSample()) if (step.type === 'progress') break
    await expect.poll(() => connected.context.dataFiles.list()).toEqual([])
    expect(await connected.api.application.status()).toMatchObject({ state: 'no-file' })
  })
})

it('tells a page in a browser that the program has ended; in Electron the page ends with it', async () => {
  const { api, end } = await overHttp()
  const ended = { name: 'AppError', code: 'internal', message: '与程序的连接已断开，操作没有完成。请重新启动程序。' }
  const sample = async () => {
    for await (const step of await api.dataFiles.createSample()) if (step.type === 'progress') await end()
  }
  await expect(sample()).rejects.toMatchObject(ended)
  await expect(api.application.status()).rejects.toMatchObject(ended)
})
