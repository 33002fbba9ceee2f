/** 比学赶超 as a new user meets it: figures held against a plain loop over the data file, and the four questions answered from the page alone. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { openStore } from '../../src/main/store'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

interface Shown {
  rank: string
  total: string
  gap: string
}

describe('the race', () => {
  const folder = newDataFolder()
  const shown = new Map<string, Shown>()
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    await openPage(app.page, '比学赶超')
    await rows(app.page).first().waitFor()
  })
  afterAll(async () => {
    await app.close()
  })

  it('shows rank, total and gap of everybody, track by track', async () => {
    const { page } = app
    const tabs = page.getByRole('tab', { name: /（\d+）$/ })
    for (let at = 0; at < (await tabs.count()); at += 1) {
      await tabs.nth(at).click()
      const count = Number(/（(\d+)）/.exec(await tabs.nth(at).innerText())?.[1])
      await page.waitForFunction((wanted) => document.querySelectorAll('[data-testid="race-table"] tbody tr[aria-rowindex]').length === wanted, count)
      const titles = await page.locator('[data-testid="race-table"] thead th').allInnerTexts()
      const column = (title: string) => titles.findIndex((each) => each.trim().startsWith(title))
      for (const cells of await rows(page).evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))) {
        shown.set(cells[column('组织')] ?? '', { rank: cells[column('名次')] ?? '', total: cells[column('总分')] ?? '', gap: cells[column('距前一名')] ?? '' })
      }
    }
    expect(shown.size).toBe(60)
  })

  it('answers who is ahead and why, whom it passed, and the way to five stars', async () => {
    const { page } = app
    await page.getByRole('tab', { name: /^规下企业/ }).click()
    await rows(page).filter({ hasText: '四星级' }).first().click()
    const drawer = page.getByTestId('catch-up')
    await drawer.getByText(/距前一名“.+”[\d.]+ 分/).waitFor()
    await drawer.getByText(/前一名多在：/).waitFor()
    await drawer.getByText(/超过 \d+ 家：/).first().waitFor()
    const path = drawer.getByTestId('path').filter({ hasText: '达到五星级' })
    await path.getByText(/把“.+”从.+提到 [\d.]+ 分（\+[\d.]+ 分）/).first().waitFor({ timeout: 60_000 })
    await path.getByText(/合计提 [\d.]+ 分/).waitFor()
    await drawer.getByTestId('bump-chart').locator('canvas').waitFor()
    expect(await drawer.getByTestId('catch-up-learn').locator('tbody tr').count()).toBeGreaterThan(2)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('says why five stars cannot be reached, and lets a search be asked for', async () => {
    const { page } = app
    await rows(page).filter({ hasText: '三星级' }).first().click()
    const drawer = page.getByTestId('catch-up')
    await drawer.getByTestId('goal-level-5').click()
    await drawer.getByTestId('path').filter({ hasText: '达到五星级' }).getByText('上期三星级，一次最多升 1 级，本期最高四星级。').waitFor({ timeout: 60_000 })
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('answers who made most progress, by the measure chosen, which is remembered', async () => {
    const { page } = app
    await page.getByTestId('race-panels').getByText('进步榜').click()
    await page.getByTestId('progress-by').getByText('按百分比').click()
    await page.getByRole('heading', { name: '进步榜（按百分比）' }).waitFor()
    await page.locator('[data-testid="progress-table"] tbody tr').first().filter({ hasText: /\+[\d.]+%/ }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: '进步榜（按百分比）' }).waitFor()
    await page.getByTestId('progress-by').getByText('按总分').click()
  })

  it('finds by pinyin, groups by township, chooses columns, keeps a view', async () => {
    const { page } = app
    await page.getByTestId('race-panels').getByText('排名').click()
    await choose(page, 'race-by', '全部')
    await page.getByLabel('搜索组织').fill('qy')
    await rows(page).filter({ hasText: '清源' }).first().waitFor()
    expect(await rows(page).count()).toBeLessThan(60)
    await page.getByLabel('搜索组织').fill('')
    await choose(page, 'race-by', '按镇街道')
    await page.locator('[data-testid="race-table"] th').filter({ hasText: '跑道名次' }).waitFor()
    await page.getByTestId('choose-columns').click()
    await page.locator('.el-popover:visible').getByText('党组织', { exact: true }).click()
    await page.locator('[data-testid="race-table"] th').filter({ hasText: '党组织' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('race-views').click()
    await page.getByRole('menuitem', { name: '保存当前视图…' }).click()
    await page.locator('.el-message-box input').fill('各镇')
    await page.locator('.el-message-box').getByRole('button', { name: '保存' }).click()
    await choose(page, 'race-by', '按跑道')
    await page.getByTestId('race-views').click()
    await page.getByRole('menuitem', { name: /各镇/ }).click()
    await page.locator('[data-testid="race-table"] th').filter({ hasText: '跑道名次' }).waitFor()
  })

  it('lists red and black by the rule set there', async () => {
    const { page } = app
    await choose(page, 'race-by', '按跑道')
    await page.getByTestId('race-panels').getByText('红黑榜').click()
    const red = page.locator('section').filter({ has: page.getByRole('heading', { name: /^红榜/ }) })
    await red.getByText('3 家').waitFor()
    await page.getByTestId('rule-top').locator('input').fill('1')
    await page.keyboard.press('Tab')
    await red.getByText('1 家').waitFor()
    await page.getByTestId('race-panels').getByText('平均').click()
    await page.locator('[data-testid="means-table"] tbody tr').nth(4).waitFor()
  })

  it('said nothing on the console, and its figures are those of a plain loop', async () => {
    expect(trouble).toEqual([])
    await app.close()
    const store = openStore(samplePath(folder), { device: '33333333-3333-4333-8333-333333333333', now: () => new Date() })
    const round = store.rounds.list().find(({ status }) => status === 'open')
    const results = roundTotals(store, round?.id ?? '')
    const names = new Map(store.rounds.subjects(round?.id ?? '').map(({ subjectId, name }) => [subjectId, name]))
    store.close()
    const star = (each: (typeof results)[number], code: string) => each.stars.find((one) => one.code === code)?.score ?? 0
    const keys = (each: (typeof results)[number]) => [each.total, each.litStars, star(each, 'S'), star(each, 'T'), each.bonus]
    const isAhead = (left: number[], right: number[]) => {
      const at = left.findIndex((value, index) => value !== right[index])
      return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0)
    }
    for (const own of results) {
      const row = shown.get(names.get(own.organizationId) ?? '')
      if (own.rank === null) {
        expect(row?.rank).toBe('未排')
        continue
      }
      const field = results.filter(({ track, rank }) => track === own.track && rank !== null)
      const better = field.filter((each) => isAhead(keys(each), keys(own)))
      expect(row?.rank.replace(/\s*并$/, '')).toBe(String(better.length + 1))
      expect(row?.total).toBe(own.total.toFixed(2))
      const nearest = Math.min(...better.map(({ total }) => total))
      if (better.length === 0) expect(row?.gap).toBe('领先')
      else if (nearest > own.total) expect(row?.gap).toBe((nearest - own.total).toFixed(2))
      else expect(row?.gap).toMatch(/^同分/)
    }
  })
})

function rows(page: Page) {
  return page.locator('[data-testid="race-table"] tbody tr[aria-rowindex]')
}

async function choose(page: Page, testId: string, name: string): Promise<void> {
  await page.getByTestId(testId).click()
  await page.getByRole('option', { name, exact: true }).click()
}

function samplePath(folder: string): string {
  const samples = join(folder, '示例数据')
  return join(samples, readdirSync(samples).find((name) => name.endsWith('.sixstar')) ?? '')
}
