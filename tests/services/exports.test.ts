import { readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { FileHandle } from '@shared/domain/file'
import { audit } from '../../src/main/services/audit'
import type { OutputRequest } from '@shared/domain/output'
import type { ServiceContext } from '../../src/main/services/context'
import { exports } from '../../src/main/services/exports'
import { papers } from '../../src/main/services/papers'
import { evaluateRound, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { enter } from '../../src/main/services/scoring/enter'
import { setVeto } from '../../src/main/services/scoring/veto'
import { newStore } from '../store/helpers'
import { context, fullEntries, openRound, schemeNamed, serviceContext } from './round-helpers'

async function produced(service: { context: ServiceContext }, request: OutputRequest, format: 'xlsx' | 'csv' = 'xlsx'): Promise<FileHandle> {
  const { id } = await call(exports.make, request, service)
  for await (const step of await call(papers.file, { id, format }, service)) if (step.type === 'done') return step.result
  throw new Error('nothing produced')
}

function rows(bytes: Buffer, sheet: string): unknown[][] {
  return utils.sheet_to_json<unknown[]>(read(bytes).Sheets[sheet] ?? {}, { header: 1, defval: null })
}

/** Six organizations on two tracks: a tie, a veto, one not finished, names that look like formulas. */
function meeting() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  store.write(context, (tx) => tx.settings.update({ ...store.settings.get(), unitName: '示例市委两新工委' }))
  const subjects = ['甲公司', '=乙公司', '丙公司', '丁公司', '戊公司', '己公司'].map((name, at) => ({ name, track: at < 4 ? 'large' : 'small', attributes: { enterprise: true, firstTime: true, creditCode: `91330482${String(at).repeat(10)}` } }))
  const { roundId, subjectIds } = openRound(store, id, subjects)
  for (const [at, subjectId] of subjectIds.slice(0, 5).entries()) {
    enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => at < 2 || (code.charCodeAt(1) + at) % 4 !== 0) })
  }
  const [, , third = '', , , last = ''] = subjectIds
  enter(store, { roundId, stage: 'city', entries: [{ subjectId: last, indicator: 'P2', texts: { meeting: '24' } }] })
  setVeto(store, { roundId, subjectId: third, code: 'V1', on: true, note: '' })
  const service = { context: serviceContext(store) }
  const bytes = (file: FileHandle) => readFileSync(service.context.files.resolve(file.id).path)
  const finish = () =>
    store.write(context, (tx) => {
      tx.results.replace(roundId, evaluateRound(store, roundId))
      tx.rounds.finish(roundId)
    })
  return { store, roundId, subjectIds, service, bytes, finish }
}

describe('an official table', () => {
  it('carries where the chains of the log stood; what comes later changes neither it nor that', async () => {
    const { store, roundId, service, bytes, finish } = meeting()
    const table = async () => bytes(await produced(service, { kind: 'results', roundId }))
    const notes = (file: Buffer) => rows(file, '评定结果').flat().filter((cell) => String(cell).includes('留痕校验码')).join()
    expect(notes(await table())).toBe('')
    finish()
    const official = await table()
    expect(await call(audit.checkCodes, { text: notes(official) }, service)).toMatchObject([{ state: 'matches' }])
    store.write(context, (tx) => tx.subjects.insert('organization', { name: '后来的公司' }))
    expect((await table()).equals(official)).toBe(true)
  })
})

describe('排名表', () => {
  it('has one sheet for all and one for each track, with every organization in it', async () => {
    const { roundId, service, bytes } = meeting()
    const file = await produced(service, { kind: 'ranking', roundId, track: null })
    expect(file.name).toBe('2026 年度排名表（全部）（过程数据、未定级）.xlsx')
    const all = bytes(file)
    expect(read(all).SheetNames).toEqual(['全部', '规上企业', '规下企业'])
    const large = rows(all, '规上企业')
    expect(large[0]?.[0]).toBe('2026 年度排名表（规上企业）（过程数据、未定级）')
    expect(large[1]?.[0]).toBe('制表单位：示例市委两新工委')
    expect(large[2]?.slice(0, 5)).toEqual(['名次', '单位名称', '党组织名称', '镇街道', '政治引领星（15）'])
    expect(large.slice(4, 7).map((row) => row.slice(0, 2))).toEqual([[1, '=乙公司'], [1, '甲公司'], [3, '丁公司']])
    expect(large[4]?.at(-1)).toBe('并列 2 个')
    expect(rows(all, '全部')[4]?.at(-1)).toBe('总名次并列 2 个；跑道名次并列 2 个')
    const results = rows(bytes(await produced(service, { kind: 'results', roundId })), '评定结果')
    expect(results.filter((row) => String(row.at(-1)).includes('跑道名次并列 2 个')).map((row) => row[1])).toEqual(['=乙公司', '甲公司'])
    expect(large[7]?.[0]).toBe('未参加排名（1 个）')
    expect(large[8]?.slice(0, 2)).toEqual(['—', '丙公司'])
    expect(large[8]?.at(-1)).toBe('一票否决：主要出资人或书记严重违法违纪')
    const small = rows(all, '规下企业')
    expect(small[6]).toEqual(expect.arrayContaining(['己公司', '未评', '未评完']))
    expect(small[6]?.at(-1)).toMatch(/^未评完，缺 \d+ 项：/)
    const notes = small.map((row) => row[0]).filter((text) => typeof text === 'string').join('\n')
    expect(notes).toContain('共 2 个，参加排名 1 个，未参加排名 1 个')
    expect(notes).toContain('各星得分、加分、减分分别保留 2 位小数（四舍五入），总分为其和')
    expect(notes).toContain('名次按总分排，相同的依次比点亮星数、服务发展星、队伍建设星、加分')
    expect(notes).toContain('制表人：')
  })

  it('prints the numbers of the results, and the sum of the printed columns is the total', async () => {
    const { store, roundId, service, bytes } = meeting()
    const file = await produced(service, { kind: 'ranking', roundId, track: 'large' })
    const results = new Map(roundTotals(store, roundId).map((result) => [result.organizationId, result]))
    const names = new Map(store.rounds.subjects(roundId).map(({ subjectId, name }) => [name, subjectId]))
    for (const row of rows(bytes(file), '规上企业').slice(4, 7)) {
      const result = results.get(names.get(String(row[1])) ?? '')
      expect(row[18]).toBe(result?.total)
      const parts = [4, 6, 8, 10, 12, 14, 16].reduce((sum, at) => sum + Math.round(Number(row[at]) * 100), 0) - Math.round(Number(row[17]) * 100)
      expect(parts).toBe(Math.round((result?.total ?? 0) * 100))
    }
  })

  it('drops the provisional mark when the round is finished, and gives the same bytes each time', async () => {
    const { roundId, service, bytes, finish } = meeting()
    finish()
    const once = await produced(service, { kind: 'ranking', roundId, track: 'large' })
    const again = await produced(service, { kind: 'ranking', roundId, track: 'large' })
    expect(once.name).toBe('2026 年度排名表（规上企业）.xlsx')
    expect(bytes(once).equals(bytes(again))).toBe(true)
    expect(rows(bytes(once), '规上企业')[0]?.[0]).toBe('2026 年度排名表（规上企业）')
  })

  it('refuses a track the round does not have', async () => {
    const { roundId, service } = meeting()
    await expect(call(exports.make, { kind: 'ranking', roundId, track: 'nowhere' }, service)).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('can be cancelled', async () => {
    const { roundId, service } = meeting()
    const controller = new AbortController()
    const { id } = await call(exports.make, { kind: 'ranking', roundId, track: null }, service)
    const steps = await call(papers.file, { id, format: 'xlsx' }, { ...service, signal: controller.signal })
    controller.abort()
    const drained = async () => {
      for await (const step of steps) expect(step.type).toBe('progress')
    }
    await expect(drained()).rejects.toMatchObject({ code: 'cancelled' })
  })
})

it('六星评定结果表 lists everybody with what made the level', async () => {
  const { roundId, service, bytes, finish } = meeting()
  finish()
  const file = await produced(service, { kind: 'results', roundId })
  const table = rows(bytes(file), '评定结果')
  expect(file.name).toBe('2026 年度六星评定结果表.xlsx')
  expect(table[2]?.slice(0, 6)).toEqual(['序号', '单位名称', '党组织名称', '统一社会信用代码', '镇街道', '跑道'])
  expect(table.slice(4).filter((row) => typeof row[0] === 'number')).toHaveLength(6)
  expect(table[4]?.[3]).toMatch(/^91330482\d{10}$/)
  expect(table.flat()).toContain('不定级')
})

it('六星评定结果表 as csv guards names that look like formulas and long codes', async () => {
  const { roundId, service, bytes } = meeting()
  const file = await produced(service, { kind: 'results', roundId }, 'csv')
  const text = bytes(file).toString('utf8')
  expect(file.name).toBe('2026 年度六星评定结果表（过程数据、未定级）.csv')
  expect(text).toContain("'=乙公司")
  expect(text).toContain("'913304820000000000")
})

it('对比表 sets organizations side by side, and the rounds in a second table', async () => {
  const { roundId, subjectIds, service, bytes } = meeting()
  const [first = '', , , fourth = ''] = subjectIds
  const asked: OutputRequest & { kind: 'comparison' } = { kind: 'comparison', roundId, subjectIds: [first, fourth], baseline: 'best', track: null }
  const file = bytes(await produced(service, asked))
  const table = rows(file, '对比')
  expect(table[2]).toEqual(['项目', '满分', '基准（最好）', '甲公司', null, null, '丁公司', null, null])
  expect(table[3]?.slice(3, 6)).toEqual(['得分', '与基准差', '好坏'])
  expect(table[4]?.[0]).toBe('总分')
  expect(table[4]?.[5]).toBe('最好')
  const history = rows(file, '历期')
  expect(history[3]?.slice(1, 6)).toEqual(['跑道', '名次', '总分', '跑道平均', '星级'])
  expect(history[4]?.slice(0, 3)).toEqual(['2026 年度（过程数据）', '规上企业', '1 / 3'])
  expect(rows(bytes(await produced(service, { ...asked, track: 'large' })), '对比')[2]?.[2]).toBe('基准（规上企业最好）')
  await expect(call(exports.make, { ...asked, subjectIds: [first, '99999999-9999-4999-8999-999999999999'] }, service)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(call(exports.make, { ...asked, track: 'nowhere' }, service)).rejects.toMatchObject({ code: 'invalid-input' })
})

it('对比表 sets one organization against mean, median and best of its track, as a plain loop finds them', async () => {
  const { store, roundId, subjectIds, service, bytes } = meeting()
  const [, , , fourth = ''] = subjectIds
  const table = rows(bytes(await produced(service, { kind: 'comparison', roundId, subjectIds: [fourth], baseline: 'mean', track: 'large' })), '对比')
  expect(table[2]).toEqual(['项目', '满分', '得分（丁公司）', '平均', null, '中位数', null, '最好', null])
  const totals: number[] = []
  for (const { track, status, total } of roundTotals(store, roundId)) if (track === 'large' && status === 'complete') totals.push(total)
  totals.sort((left, right) => left - right)
  const own = roundTotals(store, roundId).find(({ organizationId }) => organizationId === fourth)?.total ?? NaN
  let sum = 0
  for (const total of totals) sum += total
  const figures = [sum / totals.length, ((totals[1] ?? NaN) + (totals[2] ?? NaN)) / 2, totals.at(-1) ?? NaN]
  expect(totals).toHaveLength(4)
  const cells = table[4]?.slice(2).map(Number) ?? []
  for (const [at, value] of [own, ...figures.flatMap((figure) => [figure, own - figure])].entries()) expect(cells[at]).toBeCloseTo(value, 4)
})
