import type { Page } from 'playwright-core'

/** What the print view shows when its dialog is asked for; then goes back. The dialog itself belongs to the system. */
export async function printed(page: Page, click: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    document.documentElement.removeAttribute('data-print-asked')
    window.print = () => document.documentElement.setAttribute('data-print-asked', '')
  })
  await click()
  await page.locator('html[data-print-asked]').waitFor({ state: 'attached', timeout: 60_000 })
  const text = await page.locator('.print-page .paper').innerText()
  await page.getByTestId('print-back').click()
  return text
}
