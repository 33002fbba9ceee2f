/** 对比: what the page shows held against plain loops over the data file; charts, explanations, rounds, saved comparisons, files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import type { OrganizationResult } from '@rules'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundResults, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { openStore } from '../../src/main/store'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { sheetRows } from './harness/tables'

/** By the first column: the texts of the others, and what their cells are marked as. */
type Shown = Map<string, { text: string; sign: string; difference: string }[]>

describe('the comparison', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]
  let names: string[] = []
  const several: Shown = new Map()
  const alone: Shown = new Map()
  const rounds: Shown = new Map()

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    await openPage(app.page, '比学赶超')
    await app.page.getByRole('tab', { name: /^规下企业/ }).click()
    const rows = app.page.locator('[data-testid="race-table"] tbody tr[aria-rowindex]')
    await rows.filter({ hasText: '四星级' }).first().waitFor()
    names = []
    for (const at of [0, 4, 8]) {
      await rows.nth(at).locator('.choice').click()
      names.push((await rows.nth(at).locator('td.frozen > .text').innerText()).trim())
    }
    await app.page.getByTestId('compare-chosen').click()
    await table(app.page).waitFor()
  })
  afterAll(async () => {
    await app.close()
  })

  it('sets three side by side against the mean of their track', async () => {
    const { page } = app
    expect(await table(page).locator('thead th').allInnerTexts()).toEqual(['项目', '满分', '基准', ...names])
    await page.getByText('小字：与基准（规下企业平均）的差。').waitFor()
    await readTable(table(page), several)
    expect(several.size).toBe(1 + 6 + 29 + 2)
  })

  it('draws a radar, parallel lines of stars and of the indicators of one star, which is remembered', async () => {
    const { page } = app
    const picture = async () => chart(page).locator('canvas').first().evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
    const radar = await picture()
    await page.getByTestId('chart-kind').getByText('平行线').click()
    await page.waitForTimeout(300)
    const stars = await picture()
    // What applies is said until another is chosen.
    await page.locator('.el-select').filter({ has: page.getByRole('combobox', { name: '平行线看什么' }) }).getByText('各星', { exact: true }).waitFor()
    await page.getByTestId('chart-star').click()
    await page.getByRole('option', { name: '组织覆盖星的指标' }).click()
    await page.getByRole('img', { name: '组织覆盖星各指标平行线' }).waitFor()
    await page.waitForTimeout(300)
    expect(new Set([radar, stars, await picture()]).size).toBe(3)
    await page.reload()
    await page.getByRole('img', { name: '组织覆盖星各指标平行线' }).waitFor()
    await page.getByTestId('chart-kind').getByText('雷达图').click()
  })

  it('explains an indicator, and everything above it by the result of the organization', async () => {
    const { page } = app
    await cell(page, '党的组织覆盖', 1).click()
    const dialog = page.getByRole('dialog', { name: `${names[1]} · 党的组织覆盖` })
    await dialog.getByText(/分$/).first().waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await cell(page, '减分', 2).click()
    await page.getByRole('heading', { name: names[2] ?? '', level: 2 }).waitFor()
    await page.getByRole('heading', { name: '星级怎么来的' }).waitFor()
    await page.keyboard.press('Escape')
  })

  it('shows totals, ranks and levels of every round', async () => {
    const { page } = app
    await page.getByTestId('comparison-by').getByText('历期').click()
    const shown = page.getByTestId('rounds-table')
    await shown.waitFor()
    for (const row of await shown.locator('tbody tr').all()) {
      const cells = await row.locator('td').allInnerTexts()
      rounds.set((await row.locator('th').innerText()).replace('过程数据', '').trim(), cells.map((text) => ({ text: text.replace(/\s+/g, ' '), sign: '', difference: '' })))
    }
    await page.getByRole('img', { name: '历期总分' }).locator('canvas').first().waitFor()
    await page.getByTestId('chart-places').getByText('名次').click()
    await page.getByRole('img', { name: '历期名次' }).waitFor()
    await page.getByTestId('comparison-by').getByText('逐项').click()
  })

  it('keeps a comparison by name: opened again, renamed, deleted and brought back', async () => {
    const { page } = app
    await choose(page, 'comparison-baseline', '最好')
    await saved(page, '保存当前对比…').click()
    await answer(page, '规下前列', '保存')
    await choose(page, 'comparison-track', '全部组织')
    await page.getByText('小字：与基准（全部组织最好）的差。').waitFor()
    await saved(page, '规下前列').click()
    await page.getByText('小字：与基准（规下企业最好）的差。').waitFor()
    await page.getByTestId('saved-comparisons').click()
    await page.getByRole('button', { name: '改名 规下前列' }).click()
    await answer(page, '规下对比', '改名')
    await page.getByTestId('saved-comparisons').click()
    await page.getByRole('button', { name: '删除 规下对比' }).click()
    await page.locator('.el-message').filter({ hasText: '已删除“规下对比”' }).getByRole('button', { name: '撤销' }).click()
    await page.getByTestId('saved-comparisons').click()
    await page.getByRole('menuitem', { name: /^规下对比/ }).waitFor()
    await page.reload()
    await table(page).waitFor()
    await saved(page, '规下对比').click()
  })

  it('sets one against mean, median and best of its track', async () => {
    const { page } = app
    for (const name of names.slice(1)) await page.locator('[data-testid="organization-picker"] .el-tag').filter({ hasText: name }).locator('.el-tag__close').click()
    await page.getByText('小字：本组织得分减该值。').waitFor()
    expect(await table(page).locator('thead th').allInnerTexts()).toEqual(['项目', '满分', names[0], '规下企业平均', '规下企业中位数', '规下企业最好'])
    await readTable(table(page), alone)
  })

  it('copies the table as cells, the chart as a picture, and exports both tables', async () => {
    const { page } = app
    await page.getByTestId('copy-comparison').click()
    await page.getByRole('menuitem', { name: '复制表格' }).click()
    await page.locator('.el-message').filter({ hasText: '已复制表格' }).waitFor()
    const pasted = await paste(page)
    const line = pasted.split(/\r?\n/).find((each) => each.startsWith('总分\t'))
    expect(line?.split('\t').slice(2, 4)).toEqual([alone.get('总分')?.[1]?.text, alone.get('总分')?.[2]?.text])
    expect(pasted).toContain('（过程数据、未定级）')
    const png = readFileSync(
      await app.saveFile(async () => {
        await page.getByTestId('copy-comparison').click()
        await page.getByRole('menuitem', { name: '图片存为文件' }).click()
      }),
    )
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    const path = await app.saveFile(async () => {
      await page.getByTestId('export').click()
      await page.getByTestId('export-xlsx').locator('visible=true').click()
    })
    const book = read(readFileSync(path))
    expect(book.SheetNames).toEqual(['对比', '历期'])
    expect(sheetRows(book, '对比')[2]?.slice(0, 4)).toEqual(['项目', '满分', `得分（${names[0]}）`, '平均'])
    expect(sheetRows(book, '历期').filter((row) => /^\d{4}/.test(String(row[0])) && row[1] !== null)).toHaveLength(rounds.size)
  })

  it('said nothing on the console, and its figures are those of plain loops', async () => {
    expect(trouble).toEqual([])
    await app.close()
    const store = openStore(samplePath(folder), { device: '33333333-3333-4333-8333-333333333333', now: () => new Date() })
    const round = store.rounds.list().find(({ status }) => status === 'open')
    const results = roundResults(store, round?.id ?? '')
    const subjects = store.rounds.subjects(round?.id ?? '')
    const totals = new Map(store.rounds.list().map(({ id, name }) => [name, roundTotals(store, id)]))
    const scheme = store.schemes.find(round?.schemeId ?? '')?.scheme
    store.close()
    const idOf = (name: string) => subjects.find((each) => each.name === name)?.subjectId
    const own = names.map((name) => results.find(({ organizationId }) => organizationId === idOf(name)))
    const field = results.filter(({ track }) => track === own[0]?.track)
    let held = 0
    for (const [code, name] of [['total', '总分'], ['bonus', '加分'], ['deduction', '减分'], ...(scheme?.stars ?? []).flatMap((star) => [[star.code, star.name], ...star.indicators.map((each) => [each.code, each.name])])]) {
      const read = (result: OrganizationResult | undefined) => (result ? pointsOf(result, code ?? '') : null)
      const values: number[] = []
      for (const result of field) {
        const value = read(result)
        if (value !== null) values.push(value)
      }
      values.sort((left, right) => left - right)
      const mine = own.map(read).filter((value) => value !== null)
      const good = (list: number[]) => (code === 'deduction' ? Math.min(...list) : Math.max(...list))
      const bad = (list: number[]) => (code === 'deduction' ? Math.max(...list) : Math.min(...list))
      const middle = values.length === 0 ? null : ((values[(values.length - 1) >> 1] ?? NaN) + (values[values.length >> 1] ?? NaN)) / 2
      const mean = values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
      const figures = [mean, middle, values.length === 0 ? null : good(values)]
      for (const [at, cells] of several.get(name ?? '')?.slice(2).entries() ?? []) {
        const value = read(own[at])
        close(cells.text, value)
        if (value !== null && mean !== null) close(cells.difference, value - mean)
        expect([name, at, cells.sign]).toEqual([name, at, value === null || good(mine) === bad(mine) ? '' : value === good(mine) ? '▲' : value === bad(mine) ? '▼' : ''])
        held += 1
      }
      const single = alone.get(name ?? '')
      figures.forEach((figure, at) => {
        close(single?.[2 + at]?.text ?? '', figure)
        const value = read(own[0])
        if (value !== null && figure !== null) close(single?.[2 + at]?.difference ?? '', value - figure)
      })
    }
    expect(held).toBe(3 * several.size)
    for (const [name, cells] of rounds) {
      names.forEach((organization, at) => {
        const result = totals.get(name)?.find(({ organizationId }) => organizationId === idOf(organization))
        if (!result) expect(cells[at]?.text).toBe('未参评')
        else if (result.status === 'complete') expect(cells[at]?.text).toContain(`${result.total.toFixed(2)} `)
        if (result?.rank) expect(cells[at]?.text).toMatch(new RegExp(`第 ${result.rank} / \\d+ 名`))
      })
    }
    expect(rounds.size).toBe(totals.size)
  })
})

/** What a row of the table is about; null where it has no points. */
function pointsOf(result: OrganizationResult, code: string): number | null {
  if (code === 'total') return result.status === 'complete' ? result.total : null
  if (code === 'bonus' || code === 'deduction') return result[code]
  for (const star of result.stars) {
    if (star.code === code) return star.indicators.some(({ state }) => state === 'missing') || star.unmet.includes('*') ? null : star.score
    for (const indicator of star.indicators) if (indicator.code === code) return indicator.state === 'scored' ? indicator.points : null
  }
  return null
}

/** A number as shown, which is rounded: to two places at least. */
function close(text: string, value: number | null): void {
  const number = Number(text.replace('−', '-'))
  if (value === null) expect(text).toMatch(/^(未评|不适用|—)$/)
  else expect(Math.abs(number - value), `${text} for ${value}`).toBeLessThanOrEqual(0.005 + 1e-9)
}

async function readTable(shown: Locator, into: Shown): Promise<void> {
  const rows = await shown.locator('tbody tr').evaluateAll((list) =>
    list.map((row) => ({
      name: row.querySelector('th')?.innerText.replace(/^[▸▾]\s*/, '').trim() ?? '',
      cells: [...row.querySelectorAll('td')].map((shown) => {
        const cell = document.createElement('td')
        cell.innerHTML = shown.innerHTML
        const taken = (selector: string) => {
          const found = cell.querySelector<HTMLElement>(selector)
          found?.remove()
          return found?.textContent?.trim() ?? ''
        }
        const copy = { difference: taken('small'), sign: taken('.mark') }
        return { ...copy, text: cell.textContent?.trim() ?? '' }
      }),
    })),
  )
  for (const { name, cells } of rows) into.set(name, cells)
}

const table = (page: Page) => page.getByTestId('comparison-table')
const chart = (page: Page) => page.getByTestId('comparison-chart')

function cell(page: Page, row: string, organization: number): Locator {
  return table(page).locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) }).locator('td.cell').nth(organization).locator('button')
}

function saved(page: Page, name: string) {
  return { click: async () => (await page.getByTestId('saved-comparisons').click(), await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()) }
}

async function answer(page: Page, text: string, button: string): Promise<void> {
  await page.locator('.el-message-box input').fill(text)
  await page.locator('.el-message-box').getByRole('button', { name: button }).click()
  await page.locator('.el-message-box').waitFor({ state: 'hidden' })
}

async function choose(page: Page, testId: string, name: string): Promise<void> {
  await page.getByTestId(testId).click()
  await page.getByRole('option', { name, exact: true }).click()
}

/** What the clipboard holds as text, pasted as a user would. */
async function paste(page: Page): Promise<string> {
  await page.evaluate(() => {
    const area = document.createElement('textarea')
    area.id = 'pasted'
    document.body.append(area)
    area.focus()
  })
  await page.keyboard.press('ControlOrMeta+V')
  return page.locator('#pasted').evaluate((area: HTMLTextAreaElement) => {
    area.remove()
    return area.value
  })
}

function samplePath(folder: string): string {
  const samples = join(folder, '示例数据')
  return join(samples, readdirSync(samples).find((name) => name.endsWith('.sixstar')) ?? '')
}
