/** 争创计划 as a clerk does it: goal, path, what-if, items, who is late, undo, paper, and what last round's plans brought. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

describe('a striving plan', () => {
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
  })
  afterAll(async () => {
    await app.close()
  })

  it('begins with the cheapest path, which can be tried', async () => {
    const { page } = app
    await openPage(page, '争创计划')
    await page.getByTestId('organization-picker').click()
    await page.locator('.el-select-dropdown__item').nth(14).click()
    await page.getByTestId('plan-path').getByText('就能').waitFor()
    const told = await page.getByTestId('plan-path').locator('p').first().textContent()
    const total = /届时总分 ([\d.]+)/.exec(told ?? '')?.[1]
    await page.getByRole('button', { name: '试算这条路径' }).click()
    await page.getByTestId('live-total').filter({ hasText: total ?? '?' }).waitFor()
    expect(trouble).toEqual([])
  })

  it('shows at once what a slider changes', async () => {
    const { page } = app
    await page.getByRole('button', { name: '全部还原' }).click()
    const slider = page.getByTestId('what-if').locator('input[type=range]').first()
    await slider.focus()
    await page.keyboard.press('Home')
    await page.getByTestId('live-rank').waitFor()
    const low = await page.getByTestId('live-total').textContent()
    await page.keyboard.press('End')
    await expect.poll(() => page.getByTestId('live-total').textContent()).not.toBe(low)
    await page.getByRole('button', { name: '全部还原' }).click()
    expect(trouble).toEqual([])
  })

  it('is made of items with who and by when; what is late is said', async () => {
    const { page } = app
    await page.getByTestId('adopt-path').click()
    const items = page.getByTestId('plan-items')
    await items.waitFor()
    const count = await items.locator('tbody tr').count()
    expect(count).toBeGreaterThan(0)
    await items.locator('tbody tr').first().locator('button').first().click()
    const dialog = page.getByRole('dialog', { name: '修改计划事项' })
    await dialog.getByLabel('措施', { exact: true }).fill('每月开好三会一课')
    await dialog.getByLabel('责任人').fill('党建指导员')
    const day = dialog.getByRole('combobox', { name: '完成时限' })
    await day.fill('2026-01-31')
    await day.press('Enter')
    await page.getByTestId('save-item').click()
    await dialog.waitFor({ state: 'hidden' })
    await items.getByText('逾期').waitFor()
    await openPage(page, '争创计划')
    await page.getByRole('button', { name: '1 有逾期事项' }).click()
    await page.getByTestId('plans-table').locator('tbody tr').first().getByText('! 1').waitFor()
    await page.getByTestId('copy-table').click()
    await page.getByText('已复制 1 行，可以粘贴到 Excel、WPS 或 Word').waitFor()
    await page.getByRole('button', { name: '0 目标已达到' }).click()
    await page.getByText('没有符合条件的计划').waitFor()
    await page.getByRole('button', { name: '1 计划' }).click()
    await page.getByTestId('plans-table').locator('tbody tr').first().click()
    await items.waitFor()
    expect(await items.locator('tbody tr').count()).toBe(count)
    expect(trouble).toEqual([])
  })

  it('takes back what was deleted', async () => {
    const { page } = app
    const rows = page.getByTestId('plan-items').locator('tbody tr')
    const count = await rows.count()
    await rows.first().getByRole('button', { name: /^删除/ }).click()
    await page.getByText('已删除计划事项').waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => rows.count()).toBe(count)
    await page.getByRole('button', { name: '删除计划' }).click()
    await page.getByText('还没有争创计划').waitFor()
    await page.getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(() => rows.count()).toBe(count)
    expect(trouble).toEqual([])
  })

  it('is printed without names of persons unless they are asked for', async () => {
    const { page } = app
    await page.getByTestId('plan-output').click()
    const sheet = page.getByTestId('output-preview')
    await sheet.getByText('每月开好三会一课').waitFor()
    expect(await sheet.getByText('党建指导员').count()).toBe(0)
    await page.getByTestId('output-fields').getByText('印出责任人').click()
    await sheet.getByText('党建指导员').waitFor()
    expect(trouble).toEqual([])
  })

  it('shows what it brought in the round that follows', async () => {
    const { page } = app
    await openPage(page, '争创计划')
    await page.getByTestId('round-choice').click()
    await page.locator('.el-select-dropdown__item').filter({ hasText: '2024年度' }).click()
    await page.getByRole('heading', { level: 1, name: '争创计划' }).waitFor()
    await page.getByTestId('organization-picker').click()
    await page.locator('.el-select-dropdown__item:visible').nth(14).click()
    await page.getByTestId('adopt-path').click()
    await page.getByText('2025年度实际').waitFor()
    expect(await page.getByTestId('plan-actual').textContent()).toMatch(/^[+−]?\d/)
    await openPage(page, '争创计划')
    await page.getByTestId('round-choice').click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: '2025年度' }).click()
    await page.getByText('上期计划的成效').click()
    await page.getByTestId('plans-table').locator('tbody tr').getByText('2025年度').waitFor()
    expect(trouble).toEqual([])
  })
})
