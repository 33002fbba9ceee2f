/** The main job as a user does it: from the register her office has to a ranking table another program reads. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { readEntry } from '@shared/entry'
import { builtInSchemes } from '@shared/schemes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluateRound } from '../../src/main/services/evaluation/round-evaluation'
import { openStore, type Store } from '../../src/main/store'
import { compileScheme, type OrganizationResult } from '../../src/rules'
import { textsFor } from '../services/round-helpers'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { allSaved, block, doesWell, pasteAtStart, tabsOf } from './harness/scoring'
import { hasLibreOffice, readByLibreOffice, records, sheetRows } from './harness/tables'

const register = join(process.cwd(), 'tests/fixtures/registers/register-a.xls')
const organizations = 494
const scheme = builtInSchemes.find(({ id }) => id === 'six-star-quarter')
if (!scheme) throw new Error('no quarter variant')
const trackNames = scheme.tracks?.map(({ name }) => name) ?? []

describe('from a register to a ranking table', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]
  let exported = ''
  let tables = ''

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
  })
  afterAll(async () => {
    // Closing twice does nothing; after a failure it may still be open.
    await app.close()
  })

  /** Opens a page by the navigation. */
  const go = (name: string) => app.page.getByRole('navigation').getByRole('link', { name, exact: true }).click()

  it('starts without a file and imports the register', async () => {
    const { page } = app
    await page.getByTestId('start-import').click()
    await page.getByTestId('import-choose').waitFor()
    await app.chooseFile(register, () => page.getByTestId('import-choose').click())
    await page.getByTestId('import-next').click()
    await page.getByTestId('import-commit').click()
    await page.getByTestId('import-result').filter({ hasText: String(organizations) }).waitFor()
    await go('组织台账')
    await page.getByTestId('organizations-count').filter({ hasText: String(organizations) }).waitFor()
  })

  it('opens the round of the quarter with five tracks', async () => {
    const { page } = app
    await go('评价期')
    await page.getByTestId('round-new').click()
    await page.getByTestId('round-scheme').click()
    await page.getByRole('option', { name: '六星评价（季度方案）' }).click()
    await page.getByTestId('round-name').fill('2026年第三季度')
    const counts = page.getByTestId('round-tracks')
    for (const name of trackNames) await counts.getByText(name).first().waitFor()
    await page.getByTestId('round-create').click()
    await page.getByTestId('scoring-grid').waitFor()
  })

  it('takes marks for every organization from the clipboard', async () => {
    const { page } = app
    await page.getByTestId('scoring-stage-city').click()
    for (const { code, indicators } of tabsOf(scheme)) {
      await page.getByTestId(`scoring-star-${code}`).click()
      await pasteAtStart(page, block(indicators, organizations))
    }
    await allSaved(page)
  })

  it('lights stars and explains an indicator', async () => {
    const { page } = app
    await go('六星评定')
    await page.getByRole('button', { name: '导出结果表' }).waitFor()
    await page.locator('[data-testid="stars-table"] tbody tr').first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('星级怎么来的').waitFor()
    const lit = drawer.locator('details.star').first()
    if ((await lit.getAttribute('open')) === null) await lit.locator('> summary').click()
    await lit.locator('details.indicator summary').first().click()
    await lit.locator('details.indicator .node').first().waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('ranks five tracks and compares three organizations', async () => {
    const { page } = app
    await go('比学赶超')
    for (const name of trackNames) {
      await page.getByRole('tab', { name: new RegExp(`^${name}（\\d+）$`) }).click()
      await page.locator('[data-testid="race-table"] tbody tr').first().waitFor()
    }
    for (const index of [0, 1, 2]) await page.locator('[data-testid="race-table"] tbody input[type="checkbox"]').nth(index).click()
    await page.getByTestId('compare-chosen').click()
    await page.getByRole('img', { name: '六星雷达图' }).waitFor()
    await page.getByTestId('comparison-table').locator('tr.star').first().waitFor()
    expect(await page.getByTestId('comparison-table').locator('thead th.organization').count()).toBe(3)
    expect(await page.getByTestId('comparison-table').locator('tr.star').count()).toBe(6)
  })

  it('exports the ranking and the result table', async () => {
    const { page } = app
    const exporting = async (button: string) =>
      app.saveFile(async () => {
        await page.getByRole('button', { name: button }).click()
        await page.getByRole('menuitem', { name: 'Excel 表格（.xlsx）' }).click()
      })
    await go('比学赶超')
    exported = await exporting('导出全部跑道')
    await go('六星评定')
    tables = await exporting('导出结果表')
  })

  it('said nothing on the console, and closes', async () => {
    expect(trouble).toEqual([])
    await app.close()
  })

  it('kept exactly what was pasted', () => {
    const compiled = compileScheme(scheme)
    const starIndicators = scheme.stars.flatMap(({ indicators }) => indicators)
    const { subjects, sheets } = withData(folder, (store, roundId) => ({
      subjects: store.rounds.subjects(roundId),
      sheets: new Map(store.sheets.ofStage({ roundId, stage: 'city', evaluator: '' }).map((sheet) => [sheet.subjectId, sheet.cells])),
    }))
    expect(subjects).toHaveLength(organizations)
    let marks = 0
    subjects.forEach(({ subjectId }, row) => {
      for (const indicator of starIndicators) {
        const cell = sheets.get(subjectId)?.[indicator.code]
        if (!cell) continue
        marks += 1
        const reading = readEntry(compiled, { indicator: indicator.code, role: 'city' }, textsFor(indicator, doesWell(row, indicator)), '')
        expect(reading).toEqual({ state: 'mark', input: cell.state === 'mark' ? cell.input : null })
      }
    })
    expect(marks).toBeGreaterThan(organizations * 20)
  })

  it('is read by a second program with the same ranks, totals and stars', () => {
    const { results, names } = expected(folder)
    const book = read(readFileSync(exported))
    expect(book.SheetNames).toEqual(['全部', ...trackNames])
    for (const track of trackNames) check(records(sheetRows(book, track), '单位名称'), results, names)
    check(records(sheetRows(read(readFileSync(tables)), '评定结果'), '单位名称'), results, names)
  })

  it.runIf(hasLibreOffice)('is read by LibreOffice with the same ranks, totals and stars', () => {
    const { results, names } = expected(folder)
    const sheets = readByLibreOffice(exported)
    for (const track of trackNames) check(records(sheets.get(track) ?? [], '单位名称'), results, names)
  })
})

/** Reads the data file as it lies on the disk, with the application closed. */
function withData<T>(folder: string, use: (store: Store, roundId: string) => T): T {
  const file = readdirSync(folder, { recursive: true }).map(String).find((name) => name.endsWith('.sixstar'))
  if (file === undefined) throw new Error('no data file')
  const store = openStore(join(folder, file), { device: '11111111-1111-4111-8111-111111111111', now: () => new Date(0) })
  try {
    const [round] = store.rounds.list()
    if (!round) throw new Error('no round')
    return use(store, round.id)
  } finally {
    store.close()
  }
}

function expected(folder: string) {
  return withData(folder, (store, roundId) => ({
    names: new Map(store.rounds.subjects(roundId).map(({ subjectId, name }) => [name, subjectId])),
    results: new Map(evaluateRound(store, roundId).map((result) => [result.organizationId, result])),
  }))
}

/** Every row of a table agrees with the rules: rank, total, each star. */
function check(rows: readonly Record<string, unknown>[], results: ReadonlyMap<string, OrganizationResult>, names: ReadonlyMap<string, string>) {
  expect(rows.length).toBeGreaterThan(10)
  for (const row of rows) {
    const result = results.get(names.get(String(row['单位名称'])) ?? '')
    if (!result) throw new Error(`unknown organization ${String(row['单位名称'])}`)
    expect(row['名次'] ?? row['跑道名次']).toEqual(result.rank ?? '—')
    if (result.status === 'complete') expect(row['总分']).toBe(result.total)
    for (const star of result.stars) {
      const title = Object.keys(row).find((each) => each.startsWith(scheme?.stars.find(({ code }) => code === star.code)?.name ?? '?'))
      expect(row[title ?? '']).toBe(star.score)
    }
  }
}
