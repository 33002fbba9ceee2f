/**
 * Every output of the sample data as the files it is offered as, read back by two other programs: SheetJS and LibreOffice
 * for workbooks, LibreOffice and poppler for Word documents, poppler for pdfs. No number may be lost or changed on the way.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OutputRequest } from '@shared/domain/output'
import { tablesOf, type Paper } from '@shared/paper/paper'
import { columnGroups, shownText, type Table } from '@shared/paper/table'
import { addPlanItems, savePlan } from '../../../src/main/services/plans/keep'
import { finishChecks } from '../../../src/main/services/rounds/finishing/checks'
import { finishRound, reopenRound } from '../../../src/main/services/rounds/finishing/finish'
import { enter } from '../../../src/main/services/scoring/enter'
import { saveYear } from '../../../src/main/services/years/keep'
import { sheetNames } from '../../../src/main/spreadsheet/write/layout'
import type { Store } from '../../../src/main/store'
import { readByLibreOffice } from '../../e2e/harness/tables'
import { fullEntries } from '../round-helpers'
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
    一企一方案: { kind: 'plan', roundId: sample.open, subjectId: planned(sample.open, subjectIds[0] ?? ''), persons: true },
    镇街道排名: { kind: 'townships', roundId: sample.open, by: 'mean' },
    年度排名表: { kind: 'year-ranking', yearId: yearOf(sample.open, sample.finished), track: null },
  }
  papers = new Map(Object.entries(requests).map(([name, request]) => [name, make(store, request)]))
  papers.set('更正表', make(store, { kind: 'edition-changes', roundId: sample.finished, before: 1, after: corrected(sample.finished) }))
}, 120_000)

/** Gives an organization a plan of one item. */
function planned(roundId: string, subjectId: string): string {
  savePlan(store, { roundId, subjectId, goal: { level: 6 }, note: '先补短板' })
  const indicator = schemeOf(roundId).scheme.stars[0]?.indicators[0]
  addPlanItems(store, store.plans.ofSubject(roundId, subjectId)?.id ?? '', [{ indicator: indicator?.code ?? '', target: indicator?.fullScore ?? 0, measure: '每月一次', owner: '张三', dueOn: '2026-06-30', progress: 40, remark: '', steps: [] }])
  return subjectId
}

function yearOf(...roundIds: string[]): string {
  return saveYear(store, null, { name: '两年', absent: 'average-present', previousYearId: null, parts: roundIds.map((roundId) => ({ roundId, weight: '0.5' })) }).id
}

/** Opens the finished round again, marks one organization anew, and finishes it again. @returns the number of the new edition */
function corrected(roundId: string): number {
  reopenRound(store, roundId, '一家的材料漏记')
  const { scheme } = schemeOf(roundId)
  const last = scheme.panel.mode === 'stages' ? scheme.panel.stages.at(-1)?.code : undefined
  enter(store, { roundId, stage: last ?? '', entries: fullEntries(scheme, store.rounds.subjects(roundId).at(-1)?.subjectId ?? '', () => true) })
  const checks = finishChecks(store, roundId)
  const keys = (need: string) => checks.filter((check) => check.need === need).flatMap(({ items }) => items).map(({ key }) => key)
  finishRound(store, roundId, { confirmed: keys('confirm'), decided: keys('decide').map((key) => ({ key, reason: '会议决定' })) })
  return store.editions.list(roundId).length
}

function schemeOf(roundId: string) {
  const found = store.schemes.find(store.rounds.find(roundId)?.schemeId ?? '')
  if (!found) throw new Error('no scheme')
  return found
}

const names = ['排名表', '结果表', '公示', '星级名单', '对比表', '得分明细', '评分表', '评价期报告', '一企一方案', '镇街道排名', '年度排名表', '更正表']
/** Of those left out it was said why. */
const readable = (['docx', 'pdf'] as const).filter((format) => canReadDocuments[format])
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
      expect(table.rows.length).toBeGreaterThan(0)
      const read = sheetOf(path, sheet).slice(headRows(table))
      for (const [line, row] of table.rows.entries()) {
        const wanted = Array.isArray(row) ? row : [row.heading]
        expect(wanted.map((_, column) => blank(read[line]?.[column]) ?? null), `${sheet} ${line}`).toEqual(wanted.map((value) => blank(value) ?? null))
      }
    }
    expect(readFileSync(await written(paper, 'xlsx')).equals(readFileSync(path))).toBe(true)
  })

  it.skipIf(!canReadDocuments.docx)('shows the same figures when LibreOffice opens its workbook', async () => {
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

  it.each(readable)('prints in its %s every number as often as its tables have it, and numbers its pages', async (format) => {
    const paper = paperOf(name)
    const pages = pagesOf(await written(paper, format))
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
    const provisional = !['结果表', '公示', '评分表', '更正表'].includes(name)
    for (const title of [paper.name, ...tablesOf(paper).map((table) => table.title)]) expect(title.endsWith('（过程数据、未定级）'), title).toBe(provisional)
  })

  it('neutralises in its csv whatever a spreadsheet program would compute', async () => {
    const text = readFileSync(await written(paperOf(name), 'csv'), 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/^[=+@]/)
  })
})
