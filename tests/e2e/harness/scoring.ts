import type { Indicator, Scheme } from '@rules'
import { entryParts } from '@shared/entry'
import type { Page } from 'playwright-core'
import { textsFor } from '../../services/round-helpers'

/** Whether the organization in this row does well at this indicator: about three in four do, the same on every run. */
export function doesWell(row: number, indicator: Indicator): boolean {
  const seed = [...indicator.code].reduce((sum, character) => sum * 31 + (character.codePointAt(0) ?? 0), row * 7919)
  return row % 5 === 0 || seed % 16 < 13 - (row % 7)
}

/** Texts for all rows of one tab, as a spreadsheet puts them on the clipboard. */
export function block(indicators: readonly Indicator[], rows: number): string {
  return Array.from({ length: rows }, (_, row) =>
    indicators
      .flatMap((indicator) => {
        const texts = textsFor(indicator, doesWell(row, indicator))
        return entryParts(indicator).map(({ code }) => texts[code] ?? '')
      })
      .join('\t'),
  ).join('\r\n')
}

/** The tabs that are pasted into, with their indicators. */
export function tabsOf(scheme: Scheme): { code: string; indicators: Indicator[] }[] {
  return scheme.stars.map(({ code, indicators }) => ({ code, indicators }))
}

/** Puts text on the clipboard as a person does: by copying it from a text field. */
export async function copyText(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => {
    const field = document.createElement('textarea')
    field.id = 'copied-by-test'
    field.value = value
    document.body.append(field)
    field.focus()
    field.select()
  }, text)
  await page.keyboard.press('Control+C')
  await page.evaluate(() => document.querySelector('#copied-by-test')?.remove())
}

/** Waits until nothing typed is unsaved. */
export async function allSaved(page: Page): Promise<void> {
  await page.locator('[data-testid="scoring-unsaved"] b').filter({ hasText: /^0$/ }).waitFor({ timeout: 60_000 })
}

/** Pastes a block at the first cell of the grid; one of few cells is taken without a preview. */
export async function pasteFew(page: Page, text: string): Promise<void> {
  await copyText(page, text)
  await page.getByTestId('scoring-editor').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+V')
  await allSaved(page)
}

/** Pastes a block at the first cell of the grid and confirms the preview. */
export async function pasteAtStart(page: Page, text: string): Promise<void> {
  await copyText(page, text)
  await page.getByTestId('scoring-editor').focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+V')
  await page.getByTestId('paste-confirm').click()
  await page.getByTestId('paste-preview').waitFor({ state: 'hidden' })
  await allSaved(page)
}
