/** A process killed the moment a cell says it is saved loses nothing. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { newDataFolder, openApplication } from './harness'
import { openPage, openSample } from './harness/flows'
import { allSaved } from './harness/scoring'

/** 三会一课: applies to every organization. */
const indicator = 'P2'
const typed = ['1', '2', '3', '4', '5']

async function openGrid(page: Page) {
  await openPage(page, '评分录入')
  await page.getByTestId('scoring-stage-city').click()
  await page.getByTestId('scoring-star-P').click()
}

const cellTexts = (page: Page) => Promise.all(typed.map((_, row) => page.locator(`[data-rgrow="${row}"] [data-part^="${indicator}/"] .cell-text`).textContent()))

it('keeps marks that said saved, though the process is killed at once', async () => {
  const folder = newDataFolder()
  const first = await openApplication(folder)
  await openSample(first.page)
  await openGrid(first.page)
  await first.page.locator(`[data-rgrow="0"] [data-part^="${indicator}/"]`).click()
  for (const text of typed) {
    await first.page.keyboard.type(text)
    await first.page.keyboard.press('Enter')
  }
  await allSaved(first.page)
  await first.kill()

  const second = await openApplication(folder)
  await openGrid(second.page)
  await second.page.locator('[data-rgrow="0"]').first().waitFor()
  expect(await cellTexts(second.page)).toEqual(typed)
  await second.close()
})
