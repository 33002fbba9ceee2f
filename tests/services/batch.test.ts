/** Many documents at once, and tables in an office's own layout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { call } from '@orpc/server'
import { read } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import type { Batch, OutputRequest } from '@shared/domain/output'
import { exports } from '../../src/main/services/exports'
import { enter } from '../../src/main/services/scoring/enter'
import { sheetRows } from '../e2e/harness/tables'
import { newStore } from '../store/helpers'
import { fullEntries, openRound, schemeNamed, serviceContext } from './round-helpers'

function office() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  const { roundId, subjectIds } = openRound(store, id, ['甲公司', '乙公司', '丙公司', '甲公司'].map((name, at) => ({ name, track: at < 2 ? 'large' : 'small', attributes: { enterprise: true, firstTime: true } })))
  subjectIds.forEach((subjectId, at) => enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => (code.charCodeAt(1) + at) % 3 !== 0) }))
  return { store, roundId, subjectIds, options: { context: serviceContext(store) } }
}

async function batch(input: Batch, { options }: Pick<ReturnType<typeof office>, 'options'>): Promise<{ path: string; name: string }> {
  for await (const step of await call(exports.batch, input, options)) if (step.type === 'done') return options.context.files.resolve(step.result.id)
  throw new Error('nothing was produced')
}

async function entries(path: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  zip.close()
  return found
}

const perTrack = (roundId: string): OutputRequest[] => ['large', 'small'].map((track) => ({ kind: 'ranking', roundId, track }))

it('puts every track in a file of its own in one zip, the same bytes each time, and nothing beside it', async () => {
  const made = office()
  const input: Batch = { requests: perTrack(made.roundId), format: 'xlsx', into: 'zip', name: '各跑道排名表' }
  const first = await batch(input, made)
  expect(first.name).toBe('各跑道排名表.zip')
  const files = await entries(first.path)
  expect([...files.keys()]).toEqual(['2026 年度排名表（规上企业）（过程数据、未定级）.xlsx', '2026 年度排名表（规下企业）（过程数据、未定级）.xlsx'])
  for (const [name, bytes] of files) expect(read(bytes).SheetNames).toEqual([name.includes('规上') ? '规上企业' : '规下企业'])
  expect(readdirSync(dirname(first.path))).toEqual(['各跑道排名表.zip'])
  await new Promise((resolve) => setTimeout(resolve, 2100))
  expect(readFileSync((await batch(input, made)).path).equals(readFileSync(first.path))).toBe(true)
})

it('puts all into one file, and keeps files of equal names apart', async () => {
  const made = office()
  const one = await batch({ requests: perTrack(made.roundId), format: 'xlsx', into: 'one', name: '排名表' }, made)
  expect(one.name).toBe('排名表.xlsx')
  expect(read(readFileSync(one.path)).SheetNames).toEqual(['规上企业', '规下企业'])
  const each: OutputRequest[] = made.subjectIds.map((subjectId) => ({ kind: 'comparison', roundId: made.roundId, subjectIds: [subjectId], baseline: 'mean', track: null }))
  const names = [...(await entries((await batch({ requests: each, format: 'csv', into: 'zip', name: '对比' }, made)).path)).keys()]
  expect(new Set(names).size).toBe(4)
  expect(names.every((name) => name.endsWith('.csv'))).toBe(true)
})

it('leaves what a page shows on the shelf, however many documents are made', async () => {
  const made = office()
  const { id } = await call(exports.make, { kind: 'results', roundId: made.roundId }, made.options)
  for (const into of ['zip', 'one'] as const) await batch({ requests: Array.from({ length: 6 }, () => perTrack(made.roundId)).flat(), format: 'csv', into, name: '排名表' }, made)
  expect(made.options.context.papers.find(id).name).toContain('六星评定结果表')
})

it('can be cancelled, and then leaves nothing', async () => {
  const { roundId, options } = office()
  const controller = new AbortController()
  const paths: string[] = []
  const files = { ...options.context.files, temporaryPath: (name: string) => (paths.push(options.context.files.temporaryPath(name)), paths.at(-1) ?? '') }
  const run = async () => {
    const steps = await call(exports.batch, { requests: Array.from({ length: 20 }, () => perTrack(roundId)).flat(), format: 'xlsx', into: 'zip', name: '排名表' }, { context: { ...options.context, files }, signal: controller.signal })
    for await (const step of steps) if (step.type === 'progress' && step.done === 1 && step.label !== '整理') controller.abort()
  }
  await expect(run()).rejects.toMatchObject({ code: 'cancelled' })
  expect(paths.flatMap((path) => (existsSync(dirname(path)) ? readdirSync(dirname(path)) : []))).toEqual([])
})

it('lays a table out as the office wants it, in every sheet', async () => {
  const made = office()
  const layout = { columns: [{ key: '单位名称', title: '企业' }, { key: '总分', title: '合计', decimals: 1 }], hidden: ['党组织名称', '镇街道'], sort: { key: '总分', order: 'asc' as const } }
  const { path } = await batch({ requests: [{ kind: 'results', roundId: made.roundId, layout }], format: 'xlsx', into: 'one', name: '结果' }, made)
  const rows = sheetRows(read(readFileSync(path)), '评定结果')
  const head = rows.find((row) => row.includes('企业')) ?? []
  expect(head).not.toContain('党组织名称')
  expect(head.indexOf('合计')).toBeGreaterThan(head.indexOf('企业'))
  const totals = rows.filter((row) => typeof row[head.indexOf('合计')] === 'number').map((row) => Number(row[head.indexOf('合计')]))
  expect(totals.length).toBe(4)
  expect(totals).toEqual([...totals].sort((left, right) => left - right))
})
