import { join } from 'node:path'
import { builtInSchemes } from '@shared/schemes'
import { schemeIndicator } from '@shared/entry'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Opened } from './opened'
import { allSaved, copyText } from './scoring'

const register = join(process.cwd(), 'tests/fixtures/registers/register-a.xls')

/** The scheme of `openQuarterRound`. */
export const quarter = found(
  builtInSchemes.find(({ id }) => id === 'six-star-quarter'),
  'scheme',
)

/** A round of the quarter with the 494 organizations of a register, opened for score entry at the last stage. */
export async function openQuarterRound({ page, chooseFile }: Opened): Promise<void> {
  await page.getByTestId('start-import').click()
  await chooseFile(register, () => page.getByTestId('import-choose').click())
  await page.getByTestId('import-next').click()
  await page.getByTestId('import-commit').click()
  await page.getByTestId('import-result').filter({ hasText: '494' }).waitFor()
  await page.getByRole('navigation').getByRole('link', { name: '评价期', exact: true }).click()
  await page.getByTestId('round-new').click()
  await page.getByTestId('round-scheme').click()
  await page.getByRole('option', { name: '六星评价（季度方案）' }).click()
  await page.getByTestId('round-name').fill('2026年第三季度')
  await page.getByTestId('round-create').click()
  await page.getByTestId('scoring-grid').waitFor()
  await page.getByTestId('scoring-stage-city').click()
}

/** The grid of score entry, as a person sees and drives it. Parts are `indicator/part`. */
export class Grid {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(8000)
  }

  /** Shows a star and goes to one of its cells. */
  async at(row: number, part: string): Promise<void> {
    await this.tab(part.slice(0, 1))
    await this.page.getByTestId('scoring-editor').focus()
    await this.keys('Control+Home')
    await this.cell(row, part).click()
    await this.stands(row, part)
  }

  async tab(code: string): Promise<void> {
    await this.page.getByTestId(`scoring-star-${code}`).click()
    await this.page.locator(`[data-part^="${code}"]`).first().waitFor()
  }

  cell(row: number, part: string): Locator {
    return this.page.locator(`[data-rgrow="${row}"] [data-part="${part}"]`)
  }

  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** Puts a text on the clipboard and pastes it at a cell; `confirm` takes the preview that is expected then. */
  async paste(row: number, part: string, text: string, confirm = false): Promise<void> {
    await copyText(this.page, text)
    await this.at(row, part)
    await this.keys('Control+v')
    if (!confirm) return allSaved(this.page)
    await this.page.getByTestId('paste-confirm').click()
    await this.page.getByTestId('paste-preview').waitFor({ state: 'hidden' })
    return allSaved(this.page)
  }

  /** The texts of some parts of a row, as shown. */
  async shows(row: number, parts: Record<string, string>): Promise<void> {
    for (const [part, text] of Object.entries(parts)) await expect.poll(() => this.cell(row, part).locator('.cell-text').textContent(), { message: `${row} ${part}` }).toBe(text)
  }

  /** The state of a cell: its name, not its colour. */
  async state(row: number, part: string, state: string): Promise<void> {
    await expect.poll(() => this.cell(row, part).getAttribute('data-state'), { message: `${row} ${part}` }).toBe(state)
  }

  /** The cursor is in this cell. */
  async stands(row: number, part: string): Promise<void> {
    const [code = '', partCode] = part.split('/')
    const indicator = found(schemeIndicator(quarter, code), code)
    const subject = await this.cell(row, part).getAttribute('data-subject')
    await expect
      .poll(() => this.page.getByTestId('scoring-editor').evaluate((editor) => `${editor.dataset['subject'] ?? ''} ${editor.dataset['part'] ?? ''}`), { message: indicator.name })
      .toBe(`${subject ?? ''} ${code}/${partCode ?? ''}`)
  }

  /** What the page says of the last action. */
  async says(text: string | RegExp): Promise<void> {
    await this.page.getByTestId('scoring-message').filter({ hasText: text }).waitFor()
  }

  saved(): Promise<void> {
    return allSaved(this.page)
  }
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no ${what}`)
  return value
}
