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
  const folder = newDataFolder()
  let app: Opened
  let page: Page
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
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

  it('keeps what is known of a person: unit, stage, and that they are offered no more', async () => {
    await page.getByTestId('evaluator-switch').click()
    await page.getByRole('button', { name: '修改示例乙的资料' }).click()
    const form = page.getByTestId('evaluator-person')
    await form.getByTestId('evaluator-unit').fill('示例镇两新工委')
    await form.getByTestId('evaluator-stage').click()
    await page.getByRole('option', { name: '自评', exact: true }).click()
    await form.getByTestId('evaluator-person-save').click()
    await form.waitFor({ state: 'detached' })
    await expect.poll(() => page.getByRole('radio', { name: /^示例乙/ }).textContent()).toContain('示例镇两新工委')
    await page.getByRole('button', { name: '取消', exact: true }).click()
  })

  it('opens the stage of who signs in, and says so when another one’s stage or sheet is open', async () => {
    await page.getByTestId('scoring-stage-city').click()
    await signIn(page, '示例乙', '5678')
    await expect.poll(() => page.getByTestId('scoring-stage-self').getByRole('radio').isChecked()).toBe(true)
    await page.getByTestId('scoring-stage-city').click()
    await page.locator('[data-rgrow="1"] [data-part^="P2/"]').first().click()
    const notice = page.getByTestId('unusual')
    await notice.getByText('示例乙负责自评，现在打开的是').waitFor()
    await page.getByTestId('scoring-status').getByText(/^由.*录入，改动会记在示例乙名下/).waitFor()
  })

  it('asks who is scoring when the program is started again, since people sign in on this machine', async () => {
    expect(trouble).toEqual([])
    await app.close()
    app = await openApplication(folder)
    page = app.page
    trouble = watchForTrouble(page)
    await openPage(page, '评分录入')
    await page.getByRole('dialog', { name: '由谁评分' }).waitFor()
    await page.getByRole('radio', { name: /^示例甲/ }).click()
    await page.getByTestId('evaluator-pin').fill('1234')
    await page.getByTestId('evaluator-sign-in').click()
    await expect.poll(() => page.getByTestId('evaluator-name').textContent()).toBe('示例甲')
    await openPage(page, '总览')
    await openPage(page, '评分录入')
    await page.getByTestId('evaluator-name').waitFor()
    expect(await page.getByRole('dialog', { name: '由谁评分' }).count()).toBe(0)
  })

  it('says nothing on the console', () => {
    expect(trouble).toEqual([])
  })
})
