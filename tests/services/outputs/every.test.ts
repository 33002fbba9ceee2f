/**
 * Every output of the sample data as the files it is offered as, read back by two other programs: SheetJS and LibreOffice
 * for workbooks, LibreOffice and poppler for documents. No number may be lost or changed on the way.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OutputRequest } from '@shared/domain/output'
import { tablesOf, type Paper } from '@shared/paper/paper'
import { columnGroups, shownText, type Table } from '@shared/paper/table'
import { sheetNames } from '../../../src/main/spreadsheet/write/layout'
import type { Store } from '../../../src/main/store'
import { readByLibreOffice } from '../../e2e/harness/tables'
import { canReadDocuments, make, pagesOf, sampleStore, sheetOf, written } from './read-back'

let store: Store
let papers: Map<string, Paper>
beforeAll(() => {
  const sample = sampleStore()
  store = sample.store
  const subjectIds = store.rounds.subjects(sample.open).slice(0, 2).map(({ subjectId }) => subjectId)
  const requests: Record<string, OutputRequest> = {
    排名表: { kind: 'ranking', roundId: sample.open, track: null },
    结果表: { kind: 'results', roundId: sample.finished },
    公示: { kind: 'notice', roundId: sample.finished, text: true, order: 'random', fromLevel: 1, others: true, from: '2026-01-12', to: '2026-01-16', phone: '', address: '' },
    星级名单: { kind: 'level-list', roundId: sample.open },
    对比表: { kind: 'comparison', roundId: sample.open, subjectIds, baseline: 'mean', track: null },
    得分明细: { kind: 'detail', roundId: sample.open, subjectIds },
    评分表: { kind: 'score-sheet', roundId: sample.finished, subjectIds },
    评价期报告: { kind: 'report', roundId: sample.open },
  }
  papers = new Map(Object.entries(requests).map(([name, request]) => [name, make(store, request)]))
}, 120_000)

const names = ['排名表', '结果表', '公示', '星级名单', '对比表', '得分明细', '评分表', '评价期报告']
const paperOf = (name: string) => {
  const paper = papers.get(name)
  if (!paper) throw new Error(`no ${name}`)
  return paper
}

/** The lines of a table as a workbook holds them: below title, subtitle and head. */
const headRows = ({ columns }: Table) => (columnGroups(columns).some(({ group }) => group !== undefined) ? 4 : 3)
const blank = (value: unknown) => (value === '' || value === undefined ? null : value)

describe.each(names)('%s', (name) => {
  it('has in its workbook every cell of the document, numbers as numbers', async () => {
    const paper = paperOf(name)
    const path = await written(paper, 'xlsx')
    const tables = tablesOf(paper)
    for (const [at, sheet] of sheetNames(tables).entries()) {
      const table = tables[at]
      if (!table) throw new Error('more sheets than tables')
      const read = sheetOf(path, sheet).slice(headRows(table))
      for (const [line, row] of table.rows.entries()) {
        const wanted = Array.isArray(row) ? row : [row.heading]
        expect(wanted.map((_, column) => blank(read[line]?.[column]) ?? null), `${sheet} ${line}`).toEqual(wanted.map((value) => blank(value) ?? null))
      }
    }
    expect(readFileSync(await written(paper, 'xlsx')).equals(readFileSync(path))).toBe(true)
  })

  it.skipIf(!canReadDocuments)('shows the same figures when LibreOffice opens its workbook', async () => {
    const tables = tablesOf(paperOf(name))
    const sheets = readByLibreOffice(await written(paperOf(name), 'xlsx'))
    // A sheet whose name LibreOffice has to write differently in a file name is found by its place.
    const read = [...sheets.values()]
    expect(read).toHaveLength(tables.length)
    for (const [at, sheet] of sheetNames(tables).entries()) {
      const rows = sheets.get(sheet)
      const table = tables[at]
      if (!rows || !table) throw new Error(`no sheet ${sheet}; there are ${[...sheets.keys()].join('、')}`)
      for (const [line, row] of table.rows.entries()) {
        if (!Array.isArray(row)) continue
        for (const [column, value] of row.entries()) {
          if (typeof value === 'number') expect(Number(rows[line + headRows(table)]?.[column]), `${sheet} ${line} ${column}`).toBe(value)
        }
      }
    }
  }, 240_000)

  it.skipIf(!canReadDocuments)('prints in its document every number as often as its tables have it, and numbers its pages', async () => {
    const paper = paperOf(name)
    const pages = pagesOf(await written(paper, 'docx'))
    const text = pages.join('\n')
    const count = (figure: string) => text.split(new RegExp(`(?<![\\d.,])${figure.replaceAll('.', '\\.')}(?![\\d.])`)).length - 1
    const figures = new Map<string, number>()
    for (const { columns, rows } of tablesOf(paper)) {
      for (const row of rows) {
        if (!Array.isArray(row)) continue
        row.forEach((value, at) => {
          const column = columns[at]
          if (typeof value !== 'number' || column?.kind !== 'decimal') return
          const shown = shownText(value, column)
          figures.set(shown, (figures.get(shown) ?? 0) + 1)
        })
      }
    }
    for (const [figure, times] of figures) expect(count(figure), figure).toBeGreaterThanOrEqual(times)
    expect(pages.map((page) => Number(/—\s*(\d+)\s*—\s*$/.exec(page.trimEnd())?.[1]))).toEqual(pages.map((_, at) => at + 1))
  }, 240_000)

  it('says in its name and in every title that results are provisional, exactly until they are not', () => {
    const paper = paperOf(name)
    const provisional = !['结果表', '公示', '评分表'].includes(name)
    for (const title of [paper.name, ...tablesOf(paper).map((table) => table.title)]) expect(title.endsWith('（过程数据、未定级）'), title).toBe(provisional)
  })

  it('neutralises in its csv whatever a spreadsheet program would compute', async () => {
    const text = readFileSync(await written(paperOf(name), 'csv'), 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/^[=+@]/)
  })
})
