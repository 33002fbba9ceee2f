/** Two people at one stage: entered and confirmed by one, reviewed by the other, opened again, and an earlier version brought back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { signIn } from './harness/people'
import { allSaved } from './harness/scoring'

const cell = (page: Page) => page.locator('[data-rgrow="0"] [data-part^="P2/"]')

async function type(page: Page, text: string): Promise<void> {
  await cell(page).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await allSaved(page)
}

describe('people and stages', () => {
  let app: Opened
  let page: Page
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    page = app.page
    trouble = watchForTrouble(page)
    await openSample(page)
    await openPage(page, '评分录入')
    await page.getByTestId('scoring-stage-city').click()
    await page.getByTestId('scoring-star-P').click()
  })
  afterAll(() => app.close())

  const state = () => page.getByTestId('progress-table').locator('text=/未确认|已确认|已复核|已退回/').first().textContent()

  async function toProgress(): Promise<void> {
    await page.getByTestId('scoring-progress').click()
    await page.getByTestId('progress-stage-city').click()
    await pickFirst()
  }

  async function pickFirst(): Promise<void> {
    await page.getByTestId('progress-table').getByText('示例远山001机械制造有限公司').first().waitFor()
    if (!(await page.getByText('已选 1 家').isVisible())) await page.getByTestId('progress-table').getByText('示例远山001机械制造有限公司').first().click()
    await page.getByText('已选 1 家').waitFor()
  }

  it('enters marks in the name of who signed in', async () => {
    await signIn(page, '示例甲', '1234')
    await type(page, '11')
    await type(page, '12')
  })

  it('confirms a sheet only after its author is told what others entered in it', async () => {
    await toProgress()
    await page.getByTestId('progress-confirm').click()
    const accept = page.getByTestId('progress-accept')
    if (await accept.isVisible({ timeout: 3000 }).catch(() => false)) await accept.click()
    await expect.poll(state).toBe('已确认')
  })

  it('lets nobody approve their own sheet, and a second person send it back with a reason', async () => {
    await pickFirst()
    await page.getByTestId('progress-approve').click()
    await page.getByText(/张评分表没有办成/).waitFor()
    await page.getByRole('button', { name: '关闭', exact: true }).click()
    await signIn(page, '示例乙', '5678')
    await page.getByTestId('progress-reject').click()
    await page.getByRole('dialog').getByRole('textbox').fill('次数与台账不符')
    await page.getByRole('button', { name: '退回', exact: true }).last().click()
    await expect.poll(state).toBe('已退回')
  })

  it('shows the history and brings an earlier version back', async () => {
    await page.getByTestId('progress-history').first().click()
    await page.getByText('次数与台账不符').first().waitFor()
    await page.getByTestId('history-revert').first().click()
    await page.getByText(/已恢复 1 项/).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '返回录入' }).click()
    await page.getByTestId('scoring-stage-city').click()
    await expect.poll(() => cell(page).locator('.cell-text').textContent()).toBe('11')
  })

  it('says nothing on the console', () => {
    expect(trouble).toEqual([])
  })
})
