import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Opened } from './opened'
import { allSaved, copyText } from './scoring'

const register = join(process.cwd(), 'tests/fixtures/registers/register-a.xls')

/** A round of the quarter with the organizations of a register, 494 unless another file is named, opened for score entry at the last stage. */
export async function openQuarterRound({ page, chooseFile }: Opened, path = register): Promise<void> {
  await page.getByTestId('start-import').click()
  await chooseFile(path, () => page.getByTestId('import-choose').click())
  await page.getByTestId('import-next').click()
  await page.getByTestId('import-commit').click()
  await page.getByTestId('import-result').waitFor()
  await newRound(page, '六星评价（季度方案）', '2026年第三季度')
  await page.getByTestId('scoring-stage-city').click()
}

/** Makes a round of all organizations and waits for its grid. */
export async function newRound(page: Page, scheme: string, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: '评价期', exact: true }).click()
  await page.getByTestId('round-new').click()
  await page.getByTestId('round-scheme').click()
  await page.getByRole('option', { name: scheme }).click()
  await page.getByTestId('round-name').fill(name)
  await page.getByTestId('round-create').click()
  await page.getByTestId('scoring-grid').waitFor()
}

/** Stars and their indicators begin with the same letter; extras have tabs of their own. */
function tabOf(part: string): string {
  const letter = part.slice(0, 1)
  return letter === 'H' ? 'bonus' : letter === 'D' ? 'deduction' : letter
}

/** The grid of score entry, as a person sees and drives it. Parts are `indicator/part`. */
export class Grid {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(20_000)
  }

  /** Shows a star and goes to one of its cells. */
  async at(row: number, part: string): Promise<void> {
    await this.tab(tabOf(part))
    await this.page.getByTestId('scoring-editor').focus()
    await this.keys('Control+Home')
    // What is scrolled into view may still be on its way when the click comes.
    await expect.poll(async () => (await this.cell(row, part).click(), this.place())).toBe(await this.placeOf(row, part))
  }

  /** Where the cursor is, as organization and part. */
  place(): Promise<string> {
    return this.page.getByTestId('scoring-editor').evaluate((editor) => `${editor.dataset['subject'] ?? ''} ${editor.dataset['part'] ?? ''}`)
  }

  private async placeOf(row: number, part: string): Promise<string> {
    return `${(await this.cell(row, part).getAttribute('data-subject')) ?? ''} ${part}`
  }

  async tab(code: string): Promise<void> {
    await this.page.getByTestId(`scoring-star-${code}`).click()
    await this.page.locator(`[data-testid="scoring-star-${code}"][aria-selected="true"]`).waitFor()
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

  /** Puts a text on the clipboard and pastes it at a cell. */
  async paste(row: number, part: string, text: string): Promise<void> {
    await copyText(this.page, text)
    await this.at(row, part)
    await this.keys('Control+v')
  }

  /** Takes the preview that is shown, after reading it. */
  async confirm(...lines: (string | RegExp)[]): Promise<void> {
    const preview = this.page.getByTestId('paste-preview')
    for (const line of lines) await preview.getByText(line).first().waitFor()
    await this.page.getByTestId('paste-confirm').click()
    await preview.waitFor({ state: 'hidden' })
    await this.saved()
  }

  /** Nothing asked before it was written. */
  async withoutPreview(): Promise<void> {
    await this.saved()
    expect(await this.page.getByTestId('paste-preview').count()).toBe(0)
  }

  /** What the last copy put on the clipboard, line ends as line feeds: the system's clipboard may change them. */
  async clipboard(): Promise<string> {
    await this.page.evaluate(() => {
      const field = document.createElement('textarea')
      field.id = 'pasted-by-test'
      document.body.append(field)
      field.focus()
    })
    await this.keys('Control+v')
    return this.page.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('#pasted-by-test')
      field?.remove()
      return field?.value ?? ''
    })
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
    await expect.poll(() => this.place(), { message: `${row} ${part}` }).toBe(await this.placeOf(row, part))
  }

  /** What the page says of the last action. */
  async says(text: string | RegExp): Promise<void> {
    await this.page.getByTestId('scoring-message').filter({ hasText: text }).waitFor()
  }

  saved(): Promise<void> {
    return allSaved(this.page)
  }
}
