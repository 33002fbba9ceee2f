/** 镇街道排名: on the page as plain loops over the data file have it, on paper, and revealed at the meeting. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { openStore } from '../../src/main/store'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { sheetRows } from './harness/tables'

describe('townships', () => {
  const folder = newDataFolder()
  let shown: string[][] = []
  let printed: unknown[][] = []
  const revealed: string[] = []
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    await openPage(app.page, '比学赶超')
  })
  afterAll(async () => {
    await app.close()
  })

  it('are ranked by the measure chosen, which is remembered', async () => {
    const { page } = app
    await page.getByTestId('race-panels').getByText('镇街道', { exact: true }).click()
    await page.getByTestId('townships-by').getByText('六星级占比').click()
    await page.getByTestId('townships-table').locator('tbody tr').first().waitFor()
    await page.reload()
    await page.getByTestId('townships-by').getByRole('radio', { name: '六星级占比', checked: true }).waitFor()
    const rows = page.getByTestId('townships-table').locator('tbody tr[aria-rowindex]')
    await rows.first().waitFor()
    shown = await rows.evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))
    const path = await app.saveFile(async () => {
      await page.getByRole('button', { name: '导出镇街道排名' }).click()
      await page.locator('.el-dropdown-menu:visible').getByTestId('export-xlsx').click()
    })
    printed = sheetRows(read(readFileSync(path)), '镇街道排名')
    await rows.first().click()
    await page.locator('[data-testid="race-table"] tbody tr').first().waitFor()
  })

  it('are revealed from the last to the first', async () => {
    const { page } = app
    await page.getByTestId('open-board').click()
    for (const name of ['跑道排名', '进步榜', '红榜', '镇街道排名']) await page.getByTestId('board-parts').getByText(name, { exact: true }).click()
    await page.getByTestId('board-start').click()
    await page.getByTestId('board-show').waitFor()
    await page.keyboard.press('PageDown')
    await page.getByText('排名揭晓 · 按六星级占比').waitFor()
    for (let award = ''; award !== '第一名'; ) {
      await page.keyboard.press('PageDown')
      const isAward = await page.getByTestId('board-award').count()
      award = isAward ? await page.getByTestId('board-award').locator('h1').innerText() : ''
      const names = isAward ? page.getByTestId('board-award').locator('.name') : page.getByTestId('board-rows').locator('li:not(.hidden) .name').first()
      for (const name of await names.allInnerTexts()) revealed.push(name)
      const fits = await page.evaluate(() => [...document.querySelectorAll('[data-testid="board-show"] .slide, [data-testid="board-show"] li')].every((box) => box.scrollWidth <= box.clientWidth))
      expect(fits).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByTestId('board-start').waitFor()
    expect(trouble).toEqual([])
  })

  it('have the figures of plain loops over the data file', async () => {
    await app.close()
    const samples = join(folder, '示例数据')
    const store = openStore(join(samples, readdirSync(samples).find((name) => name.endsWith('.sixstar')) ?? ''), { device: '33333333-3333-4333-8333-333333333333', now: () => new Date() })
    const [round] = store.rounds.list()
    const subjects = new Map(store.rounds.subjects(round?.id ?? '').map((subject) => [subject.subjectId, subject]))
    const results = roundTotals(store, round?.id ?? '').map((result) => ({ ...result, township: subjects.get(result.organizationId)?.township ?? '' }))
    const register = store.subjects.list('organization', { archived: false })
    store.close()
    const rows = [...new Set(results.map(({ township }) => township))].map((name) => {
      const own = results.filter(({ township }) => township === name)
      const ranked = own.filter(({ rank }) => rank !== null)
      const registered = own.length + register.filter(({ id, fields }) => fields['township'] === name && !subjects.has(id)).length
      const sum = ranked.reduce((all, { total }) => all + Math.round(total * 100), 0)
      const top = own.filter(({ level }) => level === 6).length
      const tenths = (part: number, whole: number) => Math.floor((2000 * part + whole) / (2 * whole)) / 10
      return { name, registered, count: own.length, ranked: ranked.length, mean: Math.floor((2 * sum + ranked.length) / (2 * ranked.length)) / 100, top, topPercent: tenths(top, own.length), coverage: tenths(own.length, registered) }
    })
    const ahead = (a: (typeof rows)[number], b: (typeof rows)[number]) => a.topPercent - b.topPercent || a.mean - b.mean || a.coverage - b.coverage
    expect(shown.length).toBe(rows.length)
    for (const row of rows) {
      const place = 1 + rows.filter((other) => ahead(other, row) > 0).length
      const cells = shown.find((each) => each[1] === row.name) ?? []
      expect([cells[0]?.replace(/\s*并$/, ''), ...cells.slice(3)], row.name).toEqual([String(place), row.mean.toFixed(2), `${row.topPercent.toFixed(1)}%（${row.top}）`, `${row.coverage.toFixed(1)}%`, String(row.registered), String(row.count), String(row.ranked)])
      expect(printed.find((each) => each[1] === row.name)?.slice(0, 9), row.name).toEqual([place, row.name, row.registered, row.count, row.ranked, row.mean, row.top, row.topPercent, row.coverage])
    }
    const order = [...rows].sort(ahead).map(({ name }) => name)
    expect(revealed.map((text) => order.findIndex((name) => text.startsWith(name)))).toEqual(order.map((_, at) => at))
  })
})
