import type { Indicator } from '@rules'
import { entryParts } from '@shared/entry'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { textsFor } from '../../services/round-helpers'
import { allSaved } from './scoring'

/** Opens the card of an organization by typing part of its name. */
export async function openCard(page: Page, name: string): Promise<void> {
  if ((await page.getByTestId('card-main').count()) === 0) {
    await page.getByTestId('scoring-card').click()
    await page.getByTestId('card-main').waitFor()
  }
  await page.getByTestId('card-organization').click()
  await page.keyboard.type(name)
  await page.getByRole('option', { name: new RegExp(name) }).first().click()
  await expect.poll(() => page.getByTestId('card-head').getByRole('heading').textContent()).toContain(name)
  await page.getByTestId('card-main').focus()
}

/** One indicator of the card, by its code. */
export const row = (page: Page, code: string) => page.locator(`[data-indicator="${code}"]`)

/** Code of the indicator the focus is in. */
export function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-indicator]')?.dataset['indicator'] ?? null)
}

/**
 * Enters an indicator whose first field has the focus, by keyboard alone: every part, then Enter. A choice is answered by its
 * number, something that happens once by 1 or 0.
 */
export async function enterByKeys(page: Page, indicator: Indicator, good: boolean): Promise<void> {
  const texts = textsFor(indicator, good)
  for (const { code, options } of entryParts(indicator)) {
    const text = texts[code] ?? ''
    const answer = options ? String(options.findIndex(({ name }) => name === text) + 1) : text === '√' ? '1' : text === '×' ? '0' : text
    await page.keyboard.type(answer)
    await page.keyboard.press('Enter')
  }
}

/** Waits until an indicator holds a saved mark. */
export async function savedMark(page: Page, code: string): Promise<void> {
  await allSaved(page)
  await expect.poll(() => row(page, code).getAttribute('data-content')).toBe('mark')
  expect(await row(page, code).getAttribute('data-save')).toBe('saved')
}
