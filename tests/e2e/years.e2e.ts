/** 年度汇总 as a clerk does it: three rounds at weights, every figure against plain loops over the data file, on paper, taken back. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import type { AttributeValue } from '@rules'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entries, previousLevels, roundResults } from '../../src/main/services/evaluation/round-evaluation'
import { openStore } from '../../src/main/store'
import { yearByLoop } from '../services/year-by-loop'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { sheetRows } from './harness/tables'

const weights = { '2026年度': '0.5', '2025年度': '0.3', '2024年度': '0.2' }

interface Shown {
  rank: string
  total: string
  level: string
  parts: string[]
  stars: string[]
}

describe('a year of three rounds', () => {
  const folder = newDataFolder()
  const shown = new Map<string, Shown>()
  let printed: unknown[][] = []
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder, { width: 1600, height: 1000 })
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
  })
  afterAll(async () => {
    await app.close()
  })

  it('is made with weights, which are checked as they are typed', async () => {
    const { page } = app
    await openPage(page, '评价期')
    await page.getByTestId('open-years').click()
    await page.getByText('还没有年度汇总').waitFor()
    await page.getByTestId('year-new').click()
    const dialog = page.getByRole('dialog', { name: '新建年度汇总' })
    for (const [name, weight] of Object.entries(weights)) {
      const box = dialog.getByLabel(`计入 ${name}`)
      if (!(await box.isChecked())) await dialog.locator('tr', { hasText: name }).locator('.el-checkbox').click()
      await dialog.getByLabel(`${name} 的权重`).fill(weight)
    }
    await dialog.getByText('“2026年度”还没有定级').waitFor()
    expect(await dialog.locator('tr', { hasText: '2025年度' }).locator('td').last().innerText()).toBe('30.0%')
    await dialog.getByLabel('2024年度 的权重').fill('x')
    await dialog.getByText(/“2024年度”：权重填数字/).waitFor()
    expect(await page.getByTestId('year-save').isDisabled()).toBe(true)
    await dialog.getByLabel('2024年度 的权重').fill('0.4')
    await dialog.getByText('权重合计 1.2，不是 1 或 100').waitFor()
    await dialog.getByRole('button', { name: '各期相同' }).click()
    expect(await dialog.getByLabel('2025年度 的权重').inputValue()).toBe('1')
    for (const [name, weight] of Object.entries(weights)) await dialog.getByLabel(`${name} 的权重`).fill(weight)
    await page.getByTestId('year-name').fill('三年汇总')
    await page.getByTestId('year-save').click()
    await page.getByRole('heading', { level: 1, name: '三年汇总' }).waitFor()
    await page.getByText('过程数据，未定级').waitFor()
  })

  it('shows rank, total, level, stars and what each round brought, track by track', async () => {
    const { page } = app
    const buttons = page.getByTestId('round-tracks').getByRole('button')
    for (let at = 1; at < (await buttons.count()); at += 1) {
      await buttons.nth(at).click()
      const count = Number(await buttons.nth(at).locator('b').innerText())
      await page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="year-table"] tbody tr[aria-rowindex]').length === wanted, count)
      for (const cells of await page.locator('[data-testid="year-table"] tbody tr[aria-rowindex]').evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))) {
        const [rank = '', name = '', total = '', level = '', ...more] = cells
        shown.set(name, { rank, total, level, parts: more.slice(0, 3), stars: more.slice(3, 9) })
      }
    }
    expect(shown.size).toBeGreaterThan(59)
  })

  it('explains one of them on click', async () => {
    const { page } = app
    await page.locator('[data-testid="year-table"] tbody tr[aria-rowindex]').first().click()
    const drawer = page.getByTestId('year-drawer')
    await drawer.getByText(/政治引领星：（[\d.]+ × [\d.]+/).waitFor()
    await drawer.getByText(/基础星级/).waitFor()
    const name = await page.locator('.el-drawer__header h2').innerText()
    expect(await drawer.locator('dl dd').nth(1).innerText()).toBe(shown.get(name)?.total)
    expect(await drawer.locator('tbody tr td:last-child').allInnerTexts()).toEqual(shown.get(name)?.parts)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('goes on paper as process data', async () => {
    const { page } = app
    await page.getByTestId('round-tracks').getByRole('button', { name: /^全部/ }).click()
    const path = await app.saveFile(() => exportAs(page, '导出结果表'))
    expect(path).toMatch(/三年汇总六星评定结果表（过程数据、未定级）\.xlsx$/)
    printed = sheetRows(read(readFileSync(path)), '评定结果')
    const ranking = await app.saveFile(() => exportAs(page, '导出全部跑道'))
    expect(read(readFileSync(ranking)).SheetNames).toHaveLength(6)
  })

  it('is copied, exported in a layout of its own, and track by track', async () => {
    const { page } = app
    const more = async (entry: string) => {
      await page.getByTestId('table-menu').click()
      await page.getByTestId(entry).locator('visible=true').click()
    }
    await more('copy-table')
    await page.getByText(/已复制 \d+ 行/).waitFor()
    await more('layout-edit')
    await page.getByTestId('layout-line').filter({ has: page.getByText('单位名称', { exact: true }) }).getByRole('textbox').fill('企业名称')
    await page.getByTestId('layout-keep').click()
    await page.locator('.el-message-box__input input').fill('年度版式')
    await page.locator('.el-message-box__btns .el-button--primary').click()
    await page.getByText('已保存版式“年度版式”').waitFor()
    const rows = sheetRows(read(readFileSync(await app.saveFile(() => exportAs(page, '导出结果表')))), '评定结果')
    expect(rows.some((row) => row.includes('企业名称'))).toBe(true)
    await more('batch')
    const zip = await app.saveFile(() => page.getByTestId('batch-start').click())
    expect(zip).toMatch(/三年汇总各跑道排名表\.zip$/)
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK')
  })

  it('is changed and removed with a way back', async () => {
    const { page } = app
    await page.getByTestId('year-edit').click()
    const dialog = page.getByRole('dialog', { name: '修改年度汇总' })
    await dialog.getByRole('button', { name: '各期相同' }).click()
    await page.getByTestId('year-save').click()
    await page.getByTestId('year-facts').getByText('× 1').first().waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByTestId('year-facts').getByText('× 0.3').waitFor()
    await page.getByRole('button', { name: '删除', exact: true }).click()
    await page.getByText('还没有年度汇总').waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await page.getByTestId('years-table').getByRole('link', { name: '三年汇总' }).waitFor()
    expect(trouble).toEqual([])
  })

  it('has the figures of plain loops over the data file, on the page and on paper', async () => {
    await app.close()
    const samples = join(folder, '示例数据')
    const store = openStore(join(samples, readdirSync(samples).find((name) => name.endsWith('.sixstar')) ?? ''), { device: '33333333-3333-4333-8333-333333333333', now: () => new Date() })
    const rounds = store.rounds.list()
    const attributes = new Map<string, Record<string, AttributeValue>>()
    for (const { id } of rounds) {
      for (const entry of entries(store, id)) {
        const present = attributes.get(entry.organizationId)
        if (!present) attributes.set(entry.organizationId, { ...entry.attributes })
        else if (entry.attributes?.['provincialHonour'] === true) present['provincialHonour'] = true
      }
    }
    const scheme = store.schemes.find(rounds[0]?.schemeId ?? '')?.scheme
    if (!scheme) throw new Error('no scheme')
    const weight = new Map<string, string>(Object.entries(weights))
    const expected = yearByLoop(scheme, rounds.map(({ id, name }) => ({ weight: Number(weight.get(name)) * 10, results: roundResults(store, id) })), 'average-present', { attributes, previous: previousLevels(store, rounds.at(-1)?.id ?? '') })
    const names = new Map(rounds.flatMap(({ id }) => store.rounds.subjects(id).map(({ subjectId, name }) => [subjectId, name])))
    store.close()
    expect(expected.length).toBe(shown.size)
    const column = (title: string) => (printed[2] ?? []).indexOf(title)
    const onPaper = new Map(printed.slice(4).map((row) => [row[1], row]))
    for (const own of expected) {
      const name = names.get(own.id) ?? ''
      const row = shown.get(name)
      const complete = own.parts.some((part) => part !== null)
      expect(row?.rank.replace(/\s*并$/, ''), name).toBe(own.rank === null ? '未排' : String(own.rank))
      expect(row?.total, name).toBe(complete ? (own.total / 100).toFixed(2) : '—')
      expect(row?.parts, name).toEqual(own.parts.map((part) => (part === null ? '不计' : expect.stringMatching(/^[\d.]+$/))))
      for (const [at, part] of own.parts.entries()) if (part !== null) expect(Math.abs(Number(row?.parts[at]) * 100 - part), name).toBeLessThan(0.51)
      if (!complete) continue
      expect(row?.stars, name).toEqual(own.stars.map((score) => (score / 100).toFixed(2)))
      expect(onPaper.get(name)?.[column('总分')], name).toBe(own.total / 100)
      expect(onPaper.get(name)?.[column('跑道名次')], name).toBe(own.rank ?? '—')
    }
  })
})

async function exportAs(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.locator('.el-dropdown-menu:visible').getByTestId('export-xlsx').click()
}
