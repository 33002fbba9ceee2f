/** Documents on their way to paper: kept for the session, written as the files asked for. */
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import { call } from '@orpc/server'
import type { Paper, PaperFormat } from '@shared/paper/paper'
import { expect, it } from 'vitest'
import type { ServiceContext } from '../../src/main/services/context'
import { files as fileService } from '../../src/main/services/files'
import { papers } from '../../src/main/services/papers'
import { sheetRows } from '../e2e/harness/tables'
import { newStore } from '../store/helpers'
import { serviceContext } from './round-helpers'

const table = (name: string) => ({
  name,
  title: `${name}表`,
  subtitle: { left: '制表单位：某单位', right: '日期：2026-12-31' },
  columns: [{ title: '单位名称', kind: 'text' as const }, { title: '总分', kind: 'decimal' as const, decimals: 2 }],
  frozen: 1,
  rows: [['甲', 96.5], ['乙', '未评']],
  notes: [],
  signatures: [],
})
const paper = (name = '排名'): Paper => ({ name, size: 'A4', orientation: 'landscape', date: '2026-12-31', blocks: [{ kind: 'title', text: name }, { kind: 'table', table: table('甲类') }, { kind: 'table', table: table('乙类') }] })

async function produce(context: ServiceContext, id: string, format: PaperFormat) {
  const steps = await call(papers.file, { id, format }, { context })
  for await (const step of steps) if (step.type === 'done') return step.result
  throw new Error('nothing was produced')
}

it('writes every table of a document as a sheet', async () => {
  const context = serviceContext(newStore())
  const { id } = await call(papers.keep, paper(), { context })
  const file = await produce(context, id, 'xlsx')
  expect(file.name).toBe('排名.xlsx')
  const book = read(readFileSync(context.files.resolve(file.id).path))
  expect(book.SheetNames).toEqual(['甲类', '乙类'])
  expect(sheetRows(book, '乙类').slice(3)).toEqual([['甲', 96.5], ['乙', '未评']])
})

it('forgets the oldest document when many came after it, and says so', async () => {
  const context = serviceContext(newStore())
  const first = await call(papers.keep, paper(), { context })
  const later = []
  for (let at = 0; at < 8; at += 1) later.push(await call(papers.keep, paper(`第${at}份`), { context }))
  await expect(call(papers.get, first, { context })).rejects.toMatchObject({ code: 'not-found' })
  await expect(call(papers.get, later[0] ?? first, { context })).resolves.toMatchObject({ name: '第0份' })
})

it('keeps few documents that are large, but always the newest', async () => {
  const context = serviceContext(newStore())
  const large = (name: string): Paper => ({ ...paper(name), blocks: [{ kind: 'table', table: { ...table(name), rows: Array.from({ length: 160_000 }, () => ['甲', 96.5]) } }] })
  const [first, second] = [context.papers.keep(large('一')), context.papers.keep(large('二'))]
  expect(() => context.papers.find(first.id)).toThrow('这份文稿已不在内存中')
  expect(context.papers.find(second.id).name).toBe('二')
})

it('gives a document another sheet, but an official text the one of its standard', async () => {
  const context = serviceContext(newStore())
  const { id } = context.papers.keep({ ...paper(), size: 'A4', orientation: 'portrait' })
  const other = await call(papers.arrange, { id, size: 'A3', orientation: 'landscape' }, { context })
  expect(context.papers.find(other.id)).toMatchObject({ size: 'A3', orientation: 'landscape' })
  const official = context.papers.keep({ ...paper(), size: 'A4', orientation: 'portrait', look: 'official' })
  expect(await call(papers.arrange, { id: official.id, size: 'A3', orientation: 'landscape' }, { context })).toEqual(official)
})

it('leaves a document without a table to formats that need none', async () => {
  const context = serviceContext(newStore())
  const text = await call(papers.keep, { ...paper(), blocks: [{ kind: 'title', text: '公示' }] }, { context })
  await expect(produce(context, text.id, 'csv')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(produce(context, text.id, 'xlsx')).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(produce(context, text.id, 'docx')).resolves.toMatchObject({ name: '排名.docx' })
})

it('keeps a picture that is one', async () => {
  const context = serviceContext(newStore())
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('…')]).toString('base64')
  await expect(call(fileService.keepPicture, { name: '雷达图', png }, { context })).resolves.toMatchObject({ name: '雷达图.png' })
  await expect(call(fileService.keepPicture, { name: '雷达图', png: Buffer.from('<svg>').toString('base64') }, { context })).rejects.toMatchObject({ code: 'invalid-input' })
})
