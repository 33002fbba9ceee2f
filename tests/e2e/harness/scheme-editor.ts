import type { Locator, Page } from 'playwright-core'

/** The editor of a scheme, driven by places as problems name them (JSON Pointers). */
export function schemeEditor(page: Page) {
  const at = (path: string): Locator => page.locator(`[data-path="${path}"]`)

  /** Types a text or number and leaves the field. */
  async function type(path: string, text: string) {
    const field = at(path).locator('input:not([type=checkbox]), textarea').last()
    await field.fill(text)
    await field.blur()
  }

  async function choose(path: string, label: string) {
    await at(path).locator('select').first().selectOption({ label })
  }

  /** Presses the button that adds a row to the list of this place. */
  async function add(path: string, word: string) {
    await at(path).last().getByRole('button', { name: `添加${word}`, exact: true }).last().click()
  }

  /** Ticks what makes an optional number appear, and types it. */
  async function typeOptional(within: string, label: string, path: string, text: string) {
    await at(within).first().getByText(label, { exact: true }).click()
    await type(path, text)
  }

  /** One item of a tally that takes points off once. */
  async function fillOnce(item: string, name: string, points: string) {
    await type(`${item}/name`, name)
    await at(item).getByLabel('计次').selectOption({ label: '发生即计，只计一次' })
    await type(`${item}/points`, points)
  }

  return { at, type, choose, add, typeOptional, fillOnce }
}
