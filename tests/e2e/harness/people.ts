import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Signs in on any page that shows who is scoring; a name that is not known yet is added. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByTestId('evaluator-switch').click()
  // Before the list is there, every name looks new.
  await page.locator('[data-testid="evaluator-people"][aria-busy="false"]').waitFor()
  const known = page.getByRole('radio', { name: new RegExp(`^${name}`) })
  const isNew = (await known.count()) === 0
  if (isNew) {
    await page.getByTestId('evaluator-new').click()
    await page.getByTestId('evaluator-new-name').fill(name)
  } else await known.click()
  await page.getByTestId('evaluator-pin').fill(pin)
  await page.getByTestId('evaluator-sign-in').click()
  await expect.poll(() => page.getByTestId('evaluator-name').textContent()).toBe(name)
}
