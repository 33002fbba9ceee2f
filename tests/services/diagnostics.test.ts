import { call } from '@orpc/server'
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../src/shared/errors'
import { application } from '../../src/main/services/application'
import { diagnostics } from '../../src/main/services/diagnostics'
import { createLog } from '../../src/main/services/diagnostics/log'
import { rounds } from '../../src/main/services/rounds'
import { services } from '../shell/serve'
import { temporaryFolder } from '../store/helpers'
import { entriesOf } from './zip-entries'

describe('the log', () => {
  it('writes one line for each event and turns over before it grows large', () => {
    const folder = temporaryFolder()
    const log = createLog(folder, () => new Date(0))
    log.error('fault', 'a\n  at b')
    expect(readFileSync(join(folder, 'sixstar.log'), 'utf8')).toBe('1970-01-01T00:00:00.000Z error fault a | at b\n')
    for (let round = 0; round < 4; round += 1) {
      writeFileSync(join(folder, 'sixstar.log'), `${round} `.repeat(300_000))
      log.info('start', '')
    }
    expect(log.files().map((path) => path.slice(folder.length + 1))).toEqual(['sixstar.log', 'sixstar.1.log', 'sixstar.2.log'])
    expect(readFileSync(join(folder, 'sixstar.1.log'), 'utf8').slice(0, 2)).toBe('3 ')
    expect(readFileSync(join(folder, 'sixstar.2.log'), 'utf8').slice(0, 2)).toBe('2 ')
  })

  it('never stops the program', () => {
    const folder = join(temporaryFolder(), 'log')
    mkdirSync(join(folder, 'sixstar.log'), { recursive: true })
    expect(() => createLog(folder, () => new Date()).info('start', '')).not.toThrow()
  })
})

describe('what crosses the contract as an error', () => {
  it('is noted by its code without its sentence, a fault with its place', async () => {
    const context = services()
    await expect(call(rounds.list, undefined, { context })).rejects.toThrow('还没有打开数据文件')
    const broken = { ...context, dataFiles: { ...context.dataFiles, status: () => { throw new TypeError('broken') } } }
    await expect(call(application.status, undefined, { context: broken })).rejects.toThrow()
    const [path = ''] = context.log.files()
    const lines = readFileSync(path, 'utf8')
    expect(lines).toMatch(/info refused \S* ?no-data-file\n/)
    expect(lines).not.toContain('还没有打开数据文件')
    expect(lines).toMatch(/error fault .*TypeError: broken \| at/)
  })
})

describe('the diagnostic package', () => {
  it('tells versions and numbers, but no names, no places and no marks', async () => {
    const context = services()
    context.dataFiles.create('绝密单位的评价')
    context.store().write({ actor: '张三', action: '测试' }, (tx) => tx.subjects.insert('organization', { name: '某某科技公司' }))
    context.log.info('start', 'test')
    const file = await call(diagnostics.collect, { withData: false }, { context })
    const entries = await entriesOf(context.files.resolve(file.id).path)
    expect(Object.keys(entries).sort()).toEqual(['sixstar.log', '状态.json'].sort())
    const state = JSON.parse(entries['状态.json'] ?? '')
    expect(state).toMatchObject({ dataFile: { state: 'ready', file: { sound: true, subjects: { organization: 1 } } } })
    expect(state.schema).toBeGreaterThan(2)
    for (const text of Object.values(entries)) expect(text).not.toMatch(/绝密|某某|张三|\/tmp\//)
  })

  it('holds the whole data file only when asked', async () => {
    const context = services()
    context.dataFiles.create('甲')
    const file = await call(diagnostics.collect, { withData: true }, { context })
    expect(Object.keys(await entriesOf(context.files.resolve(file.id).path))).toContain('甲.sixstar')
  })

  it('is made where no data file could be opened', async () => {
    const context = services()
    const broken = join(temporaryFolder(), '坏.sixstar')
    writeFileSync(broken, 'x')
    expect(() => context.dataFiles.open(broken)).toThrow(AppError)
    const file = await call(diagnostics.collect, { withData: true }, { context })
    expect(existsSync(context.files.resolve(file.id).path)).toBe(true)
  })
})
