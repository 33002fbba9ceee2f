/** Finishing the sample's open round, opening it again with a reason, and what the next finishing changes. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openSample } from './harness/flows'

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

/** Answers every veto of the list and finishes the round. */
async function finish() {
  const { page } = app
  await page.getByTestId('round-finish').click()
  await page.getByTestId('check-vetoes').waitFor()
  for (const box of await page.getByTestId('check-vetoes').locator('.el-checkbox').all()) await box.click()
  await page.getByTestId('round-finish-confirm').click()
  await page.locator('.el-message-box__btns .el-button--primary').click()
  await page.getByRole('heading', { level: 1, name: '定级记录' }).waitFor()
}

it('finishes with every veto confirmed, and keeps an edition with its digest', async () => {
  const { page } = app
  await page.evaluate(() => (location.hash = '#/rounds'))
  await page.getByRole('link', { name: '2026年度' }).first().click()
  await page.getByTestId('round-finish').click()
  await page.getByTestId('check-missing').getByRole('link').first().waitFor()
  await expect.poll(() => page.getByTestId('round-finish-confirm').isDisabled()).toBe(true)
  await page.getByRole('button', { name: '返回评价期' }).click()
  await finish()
  expect(await page.getByTestId('edition').first().locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/)
})

it('is opened again with a reason, and the next edition says what changed', async () => {
  const { page } = app
  await page.getByRole('button', { name: '返回评价期' }).click()
  await page.getByTestId('round-reopen').click()
  await page.locator('.el-message-box__input input').fill('材料漏记')
  await page.locator('.el-message-box__btns .el-button--primary').click()
  await finish()
  await page.getByTestId('difference').waitFor()
  expect(await page.getByTestId('edition').count()).toBe(2)
  expect(await page.getByTestId('difference').innerText()).toMatch(/相同 60 行，不同 0 行。更正理由：材料漏记/)
  expect(trouble).toEqual([])
})
