/** Documents as pdf, read back by poppler: pages, heads, rows, characters, bytes. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { familiesOf } from '@shared/paper/fonts'
import type { Paper } from '@shared/paper/paper'
import type { TableRow } from '@shared/paper/table'
import { PDFDocument } from '@cantoo/pdf-lib'
import { installedFaces } from '../../src/main/papers/fonts/installed'
import { loadTypefaces } from '../../src/main/papers/pdf/typeface'
import { writePaper } from '../../src/main/papers/write'
import { canReadDocuments, pagesOf } from '../services/outputs/read-back'
import { overprints, wordsOf } from './words'

type Block = Paper['blocks'][number]

function paperOf(blocks: Block[], look?: 'official'): Paper {
  return { name: '样例', size: 'A4', orientation: 'portrait', ...(look ? { look } : {}), date: '2026-12-31', blocks }
}

function tableOf(rows: TableRow[], title = '样例表'): Block {
  return { kind: 'table', table: { name: '样例', title, subtitle: { left: '制表单位：某单位', right: '日期：2026-12-31' }, columns: [{ title: '单位名称', kind: 'text' }, { title: '总分', kind: 'decimal', decimals: 2 }], frozen: 1, rows, notes: ['注：样例。'], signatures: ['制表人', '审核人'] } }
}

async function written(paper: Paper, signal?: AbortSignal): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'sixstar-pdf-')), 'a.pdf')
  let rows = 0
  for await (const done of writePaper({ paper, format: 'pdf', path, signal })) rows = done
  expect(rows).toBe(paper.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.table.rows.length : 0), 0))
  return path
}

describe.skipIf(!canReadDocuments.pdf)('a pdf', () => {
  it('gives the same bytes for the same document, dated as it says', async () => {
    const paper = paperOf([tableOf([['甲', 96.5]])])
    const path = await written(paper)
    // Fonts are kept from one document to the next, the characters of another one not.
    await written(paperOf([tableOf([['别的单位、别的字', 7]])]))
    expect(readFileSync(await written(paper)).equals(readFileSync(path))).toBe(true)
    const read = await PDFDocument.load(readFileSync(path), { updateMetadata: false })
    expect([read.getCreationDate(), read.getModificationDate()]).toEqual([new Date('2026-12-31T00:00:00Z'), new Date('2026-12-31T00:00:00Z')])
  })

  it('breaks a row over pages only when no page can hold it, and loses none of it', async () => {
    const sentences = Array.from({ length: 900 }, (_, at) => `第${at + 1}句。`).join('')
    const pages = pagesOf(await written(paperOf([tableOf([['前', 1], [sentences, 2], ['后', 3]])])))
    const text = pages.join('').replace(/\s/g, '')
    for (let at = 1; at <= 900; at += 1) expect(text).toContain(`第${at}句`)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toContain('单位名称')
  })

  it('never leaves the names to sign alone on a page', async () => {
    for (let count = 24; count < 44; count += 1) {
      const pages = pagesOf(await written(paperOf([tableOf(Array.from({ length: count }, (_, at): TableRow => [`单位${at}`, at]))])))
      expect(pages.at(-1)).toMatch(/单位\d+[\s\S]*制表人：/)
    }
  })

  it('keeps a heading across the table with the row after it', async () => {
    const rows = Array.from({ length: 80 }, (_, at): TableRow => (at % 2 === 0 ? { heading: `跑道${at}` } : [`单位${at}`, at]))
    for (const page of pagesOf(await written(paperOf([tableOf(rows)])))) {
      const last = page.trim().split('\n').filter((line) => /跑道|单位\d/.test(line)).at(-1)
      expect(last).toMatch(/单位\d/)
    }
  })

  it('shows titles, indented text, bars, room for the seal and page breaks', async () => {
    const text = '经研究决定，现予公示。'.repeat(120)
    const pages = pagesOf(await written(paperOf([{ kind: 'title', text: '公示' }, { kind: 'paragraph', text, indent: true }, { kind: 'heading', text: '一、分布' }, { kind: 'bars', bars: [{ label: '五星级', value: 3, text: '3 个' }] }, { kind: 'seal', unit: '某单位', date: '2027年1月5日' }, { kind: 'page-break' }, { kind: 'paragraph', text: '附件', align: 'right' }], 'official')))
    expect(pages.join('').replace(/\s|—\d+—/g, '').split('经研究决定，现予公示。').length - 1).toBe(120)
    expect(pages.at(-1)).toMatch(/附件[\s\S]*—\s*\d+\s*—/)
    expect(pages.at(-2)).toMatch(/五星级\s+3\s*个[\s\S]*某单位[\s\S]*2027年1月5日/)
  })

  it('keeps bars together and with their heading, wherever on the page they come', async () => {
    const bars = Array.from({ length: 6 }, (_, at) => ({ label: `第${at}星`, value: at, text: `${at} 个` }))
    const blocks = Array.from({ length: 12 }, (_, at): Block[] => [{ kind: 'paragraph', text: Array.from({ length: 22 + at }, () => '一行').join('\n') }, { kind: 'heading', text: '三、各星情况' }, { kind: 'bars', bars }, { kind: 'page-break' }])
    const charts = pagesOf(await written(paperOf(blocks.flat()))).filter((page) => page.includes('各星情况'))
    expect(charts).toHaveLength(12)
    for (const page of charts) for (const { label } of bars) expect(page).toContain(label)
  })

  it('shows what no font has as an empty box, drops control characters and keeps the rest', async () => {
    const [page = ''] = pagesOf(await written(paperOf([tableOf([['甲\u0001乙\u{10ffff}丙', 1], ['a&b <c> (d) \\e', 2]])])))
    expect(page).toMatch(/甲乙\s*\S?\s*丙/)
    expect(page).toContain('a&b <c> (d) \\e')
  })

  it.each([undefined, 'official'] as const)('stacks a unit and a date that are too long for one line (%s)', async (look) => {
    const subtitle = { left: '中共示例县委两新组织工作委员会示例县社会工作部示例超长单位名称联合办公室'.repeat(2), right: '公示时间：2026-01-12 至 2026-01-16' }
    const block = tableOf([['甲', 1]])
    const words = wordsOf(await written(paperOf([block.kind === 'table' ? { ...block, table: { ...block.table, subtitle } } : block], look)))
    expect(overprints(words)).toEqual([])
    expect(words.map(({ text }) => text).join('')).toContain(`${subtitle.left}${subtitle.right.replaceAll(' ', '')}`)
  })

  it('leaves no file when it is cancelled', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sixstar-pdf-')), 'a.pdf')
    const run = async () => {
      for await (const rows of writePaper({ paper: paperOf([tableOf([['甲', 1]])]), format: 'pdf', path, signal: AbortSignal.abort() })) expect(rows).toBeGreaterThan(0)
    }
    await expect(run()).rejects.toMatchObject({ code: 'cancelled' })
    expect(existsSync(path)).toBe(false)
  })
})

it('says what to do on a computer without a Chinese font', async () => {
  await expect(loadTypefaces(await PDFDocument.create(), new Set('公示'), [])).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('没有中文字体') })
})

const single = installedFaces().find(({ inCollection, italic, families }) => inCollection === null && !italic && families.some((family) => /sans|serif|mono/i.test(family)))
if (!single) console.log('no Latin font alone in its file is installed: none is read here')
it.skipIf(!single)('takes a font that is alone in its file, as those of Windows are', async () => {
  const document = await PDFDocument.create()
  const { body } = await loadTypefaces(document, new Set('AB12'), single ? [{ ...single, families: [...familiesOf('title'), ...familiesOf('heading'), ...familiesOf('body')] }] : [])
  expect(body.width('AB12', 10)).toBeGreaterThan(10)
  expect(body.stretches('AB12')).toHaveLength(1)
  await expect(document.save()).resolves.toBeInstanceOf(Uint8Array)
})
