/** Titles, what stands under them and page numbers, as LibreOffice prints a workbook: whole, however long a name in them is. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Paper } from '@shared/paper/paper'
import { selfForm } from '../../src/main/services/mark-files/send/self-form'
import { templateSheet } from '../../src/main/services/mark-files/send/template'
import { stageStanding } from '../../src/main/services/mark-files/standing'
import type { Store } from '../../src/main/store'
import type { FormSheet } from '../../src/main/spreadsheet/write/form'
import { writeForm } from '../../src/main/spreadsheet/write/form-xlsx'
import { canReadDocuments, make, pagesOf, sampleStore, written } from '../services/outputs/read-back'

const longName = '浙江省示例市示例县某某某某精密机械制造与新材料研发及进出口贸易（中国）集团股份有限公司示例街道第一分公司智能装备事业部联合工会'
const longUnit = '中共示例县委两新组织工作委员会示例县社会工作部示例超长单位名称联合办公室'

let store: Store
let open: string
beforeAll(() => {
  ;({ store, open } = sampleStore())
}, 60_000)

/** What is lost first when a text is cut; between them it may be broken over lines. */
const ends = (text: string) => [text.slice(0, 5), text.slice(-5)]
const plain = (text: string) => text.replace(/\s/g, '')
const printed = async (paper: Paper) => pagesOf(await written(paper, 'xlsx'))

/** The document as if the only organization in it, and the unit, had long names. */
function renamed(paper: Paper, name: string): Paper {
  return {
    ...paper,
    blocks: paper.blocks.map((block) => (block.kind === 'table' ? { ...block, table: { ...block.table, title: block.table.title.replace(name, longName), subtitle: { ...block.table.subtitle, left: `${longUnit}${longName}` } } } : block)),
  }
}

describe.skipIf(!canReadDocuments.docx)('titles in a workbook', () => {
  it('are whole on every sheet of a report, whose first table is narrow', async () => {
    const paper = make(store, { kind: 'report', roundId: open })
    const pages = await printed(paper)
    const text = plain(pages.join(''))
    expect(pages.map((page) => Number(/—\s*(\d+)\s*—\s*$/.exec(page.trimEnd())?.[1]))).toEqual(pages.map((_, at) => at + 1))
    for (const block of paper.blocks) if (block.kind === 'table') expect(text).toContain(plain(block.table.title))
  }, 240_000)

  it.each(['detail', 'score-sheet'] as const)('keep the mark of provisional results behind a name of 60 characters: %s', async (kind) => {
    const [subject] = store.rounds.subjects(open)
    if (!subject) throw new Error('nobody')
    const paper = renamed(make(store, { kind, roundId: open, subjectIds: [subject.subjectId] }), subject.name)
    const [page = ''] = await printed(paper)
    const [block] = paper.blocks
    expect(plain(page)).toContain(plain(block?.kind === 'table' ? block.table.title : '?'))
    for (const end of [...ends(`${longUnit}${longName}`), '日期：2026-12-31']) expect(plain(page)).toContain(end)
  }, 240_000)

  it('have the whole unit and period under them on a narrow table', async () => {
    const paper = renamed(make(store, { kind: 'notice', roundId: open, text: false, order: 'rank', fromLevel: 1, others: false, from: '2026-01-12', to: '2026-01-16', phone: '', address: '' }), '?')
    const pages = await printed(paper)
    const [page = ''] = pages
    for (const end of [...ends(`${longUnit}${longName}`), '公示时间：2026-01-12', '2026-01-16']) expect(plain(page)).toContain(end)
    expect(plain(pages.at(-1) ?? '')).toContain('制表人：审核人：负责人：')
  }, 240_000)

  it('and hints are whole on the forms that are sent out', async () => {
    const standing = stageStanding(store, open, 'self')
    const [subject] = store.rounds.subjects(open)
    if (!subject) throw new Error('nobody')
    const long = { ...subject, name: longName }
    const options = { stageName: '示例镇街道初评', trackName: () => '规上企业', marks: false }
    for (const [form, texts] of [[selfForm(standing, long, options), [...ends(longName), '请用本单位的文件填写，不要复制给其他单位。']], [templateSheet(standing, { ...options, subjects: [long] }), ['2026年度评分模板（示例镇街道初评）', '“评分依据”表。']]] as const) {
      const [page = ''] = pagesOf(await bytesOf(form))
      for (const text of texts) expect(plain(page)).toContain(text)
      expect(plain(page)).toMatch(/—1—$/)
    }
  }, 240_000)
})

async function bytesOf(form: FormSheet): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'sixstar-form-')), 'a.xlsx')
  const steps = writeForm([form], { date: '2026-12-31' })
  for (let step = await steps.next(); ; step = await steps.next()) {
    if (!step.done) continue
    writeFileSync(path, step.value)
    return path
  }
}
