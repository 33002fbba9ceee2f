import { call } from '@orpc/server'
import { read, utils } from '@e965/xlsx'
import Database from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AuditFilter, ChainReport } from '@shared/domain/audit'
import type { FileHandle } from '@shared/domain/file'
import type { Progress } from '@shared/domain/progress'
import { audit } from '../../../src/main/services/audit'
import { papers } from '../../../src/main/services/papers'
import { setTrack } from '../../../src/main/services/rounds/set-track'
import { finishRound, reopenRound } from '../../../src/main/services/rounds/finishing/finish'
import { openRound, schemeNamed } from '../round-helpers'
import { machine } from '../exchange/machine'

const everything: AuditFilter = { text: '', actors: [], actions: [], devices: [], roundId: null, subjectId: null, from: null, before: null }

function office() {
  const pc = machine()
  pc.context.dataFiles.create('工委')
  const { id } = schemeNamed(pc.store(), '年度')
  const { roundId, subjectIds } = openRound(pc.store(), id, ['甲厂', '乙厂'].map((name) => ({ name, track: 'small', attributes: { secretary: '张某某' } })))
  const [first = '', second = ''] = subjectIds
  const options = { context: pc.context }
  const list = async (filter: Partial<AuditFilter> = {}, offset = 0, limit = 500) => call(audit.list, { filter: { ...everything, ...filter }, offset, limit }, options)
  const enter = (subjectId: string, value: string) => pc.enter(roundId, 'town', [{ subjectId, indicator: 'P2', texts: { meeting: value }, reason: `依据${value}` }])
  return { pc, roundId, first, second, options, list, enter }
}

async function done<Result>(steps: AsyncIterable<Progress<Result>>): Promise<Result> {
  for await (const step of steps) if (step.type === 'done') return step.result
  throw new Error('no result')
}

describe('the log in words', () => {
  it('tells marks by stage, indicator and text, with the note', async () => {
    const { list, enter, first } = office()
    enter(first, '3')
    enter(first, '5')
    const { entries } = await list()
    expect(entries[0]).toMatchObject({ action: '录入评分', subjectName: '甲厂', roundName: '2026 年度', by: '评分人' })
    expect(entries[0]?.what).toMatch(/^镇街初评 · /)
    expect(entries[0]?.before).toContain('3（依据3）')
    expect(entries[0]?.after).toContain('5（依据5）')
    expect(entries[1]).toMatchObject({ before: '', sequence: (entries[0]?.sequence ?? 0) - 1 })
  })

  it('tells every other thing without codes, ids or JSON', async () => {
    const { pc, list, enter, roundId, first, second } = office()
    const [entered] = enter(first, '2').cells
    const input = entered?.cell?.state === 'mark' ? entered.cell.input : { value: 0 }
    const store = pc.store()
    const context = { actor: '评分人', action: '测试' }
    store.write(context, (tx) => {
      tx.settings.update({ ...tx.settings.get(), unitName: '样例县工委', townships: [{ name: '样例镇', aliases: ['样例'] }] })
      tx.vetoes.set(roundId, { subjectId: first, code: 'V1', note: '有通报', at: tx.at, by: tx.actor })
      const person = tx.evaluators.insert({ name: '李某某', unit: '样例镇', stage: null })
      tx.evaluators.setPinHash(person.id, 'x')
      tx.subjects.update(first, 1, { name: '甲厂', township: '样例镇', party: true, secretary: '王某某' })
      tx.subjects.setArchived([second], true)
      tx.carried.put({ roundId, stage: 'town', evaluator: '' }, [{ subjectId: first, indicator: 'P2', input, fromRoundId: roundId, at: tx.at, by: tx.actor }])
    })
    setTrack(store, roundId, [first], 'large')
    finishRound(store, roundId, { confirmed: store.vetoes.ofRound(roundId).map(({ subjectId, code }) => `${subjectId}/${code}`), decided: [] })
    reopenRound(store, roundId, '录入有误')
    const { entries } = await list()
    expect(entries.filter(({ what }) => what === '不能识别的内容' || what === '')).toEqual([])
    for (const { what, before, after } of entries) for (const text of [what, before, after]) expect(text).not.toMatch(/[{}[\]]|[0-9a-f]{8}-[0-9a-f]{4}|undefined|null|true|false/)
    const told = (what: string) => entries.find((entry) => entry.what === what)
    expect(entries.find(({ what }) => what.startsWith('从上期带入 · '))?.after).toContain('2')
    expect(told('设置：单位名称')).toMatchObject({ before: '', after: '样例县工委' })
    expect(told('组织台账')?.after).toContain('王某某')
    expect(told('台账归档')).toMatchObject({ before: '在册', after: '已归档', subjectName: '乙厂' })
    expect(told('李某某的口令')).toMatchObject({ before: '没有口令', after: '有口令' })
    expect(told('评价期状态')).toMatchObject({ before: '已定级', after: '进行中，原因：录入有误' })
  })
})

describe('finding entries', () => {
  it('restricts to who, what, organization, round, time, and words in values, names and indicators', async () => {
    const { list, enter, first, second, roundId } = office()
    enter(first, '3')
    enter(second, '4')
    const all = await list()
    expect((await list({ actions: ['录入评分'] })).total).toBe(2)
    expect((await list({ actions: ['录入评分'], subjectId: second })).entries).toMatchObject([{ subjectName: '乙厂' }])
    expect((await list({ actors: ['没有这个人'] })).total).toBe(0)
    expect((await list({ roundId })).total).toBeLessThan(all.total)
    expect((await list({ text: '依据4' })).entries).toMatchObject([{ subjectName: '乙厂' }])
    expect((await list({ text: '乙厂', actions: ['录入评分'] })).total).toBe(1)
    expect((await list({ text: '三会一课', actions: ['录入评分'] })).total).toBe(2)
    expect((await list({ text: '100%_' })).total).toBe(0)
    const at = all.entries[0]?.at ?? ''
    expect((await list({ from: at })).total).toBe(1)
    expect((await list({ before: at })).total).toBe(all.total - 1)
  })

  it('reads any part of it, newest first, each entry once', async () => {
    const { list, enter, first } = office()
    for (let value = 1; value <= 30; value++) enter(first, String(value))
    const whole = await list()
    const parts = await Promise.all([0, 7, 14, 21, 28].map((offset) => list({}, offset, 7)))
    expect(parts.flatMap(({ entries }) => entries.map(({ id }) => id))).toEqual(whole.entries.slice(0, 35).map(({ id }) => id))
    const times = whole.entries.map(({ at }) => at)
    expect(times).toEqual([...times].sort().reverse())
  })

  it('offers what there is to filter by', async () => {
    const { pc, options } = office()
    expect(await call(audit.choices, undefined, options)).toMatchObject({ actors: expect.arrayContaining(['系统']), actions: expect.arrayContaining(['测试', '新建数据文件']), chains: [{ device: pc.store().device, own: true }] })
  })
})

describe('the chain check', () => {
  it('finds everything whole, with the codes that are printed, and these stand later', async () => {
    const { options, enter, first } = office()
    enter(first, '3')
    const report = await done<ChainReport>(await call(audit.check, undefined, options))
    expect(report).toMatchObject({ ok: true, broken: [], heads: [{ own: true }] })
    const code = report.heads[0]?.code ?? ''
    enter(first, '4')
    const [found] = await call(audit.checkCodes, { text: `留痕 ${code}，` }, options)
    expect(found).toMatchObject({ code, state: 'matches' })
    const other = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    expect(await call(audit.checkCodes, { text: `${other} ${code.replace(/-\d+-/, '-9999-')} 00000000-1-000000000000` }, options)).toMatchObject([{ state: 'differs' }, { state: 'differs' }, { state: 'unknown' }])
  })

  it('locates a changed entry: chain, number, what is wrong and what it says', async () => {
    const { pc, enter, first } = office()
    enter(first, '3')
    const { path } = pc.store()
    const sequence = pc.store().changes.headOf(pc.store().device)
    pc.context.dataFiles.create('另一个')
    const database = new Database(path)
    const trigger = database.prepare<[], { sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'change_log_is_not_updated'").get()
    database.exec('DROP TRIGGER change_log_is_not_updated')
    database.prepare("UPDATE change_log SET after = replace(after, '3', '9') WHERE sequence = ?").run(sequence)
    database.exec(trigger?.sql ?? '')
    database.close()
    pc.context.dataFiles.open(path)
    const report = await done<ChainReport>(await call(audit.check, undefined, { context: pc.context }))
    expect(report.ok).toBe(false)
    expect(report.broken).toMatchObject([{ sequence, what: expect.stringContaining('被改动过'), entry: { action: '录入评分', subjectName: '甲厂' } }])
  })
})

it('is handed out as a table, persons left out unless asked for', async () => {
  const { pc, options } = office()
  const produced = async (personal: boolean) => {
    const { id } = await done<{ id: string }>(await call(audit.export, { filter: everything, personal }, options))
    const file = await done<FileHandle>(await call(papers.file, { id, format: 'xlsx' }, options))
    const book = read(readFileSync(pc.context.files.resolve(file.id).path))
    return utils.sheet_to_csv(book.Sheets['留痕'] ?? {})
  }
  const without = await produced(false)
  expect(without).toContain('2026 年度')
  expect(without).not.toContain('张某某')
  expect(await produced(true)).toContain('张某某')
})
