/** Every page as axe-core reads it: nothing serious. Read in a browser: the pages of Electron are the same, and CI has half an hour for both. */
import { source, type ImpactValue } from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { drawers, innerPages, openPage, openSample, pages } from './harness/flows'

interface Finding {
  id: string
  impact: ImpactValue
  places: string[]
}

/**
 * What is checked: WCAG 2 A and AA, and what axe calls good practice where it is serious. Left out are the roles RevoGrid gives
 * its own elements, which its columns in several viewports contradict: the editor over the grid speaks for every cell.
 */
const run = 'axe.run({ exclude: [[\'revo-grid\']] }, { resultTypes: [\'violations\'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, places: nodes.slice(0, 5).map(({ target, html }) => target.join(\' \') + \' \' + html.slice(0, 160)) })))'

/** Less serious for axe, but what somebody who listens to a page finds their way by. */
const structure = ['page-has-heading-one', 'heading-order', 'empty-table-header']

describe.skipIf(process.env.SIXSTAR_SHELL === 'electron')('accessibility (in a browser; the pages are the same)', () => {
  let app: Opened
  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    // Something that is fading in has not its own colours yet.
    await app.page.emulateMedia({ reducedMotion: 'reduce' })
  })
  afterAll(() => app.close())

  async function check() {
    await app.page.evaluate(source)
    const found = await app.page.evaluate<Finding[]>(run)
    expect(found.filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || structure.includes(id))).toEqual([])
  }

  it('has no serious finding at the first start', async () => {
    await app.page.getByTestId('start-sample').waitFor()
    await check()
    await openSample(app.page)
  })

  it.each(pages)('has no serious finding on %s', async (name) => {
    await openPage(app.page, name)
    if (name === '评分录入') await app.page.locator('[data-rgrow="0"] [data-part]').first().waitFor()
    await check()
  })

  it.each(innerPages)('has no serious finding on $title', async (inner) => {
    await inner.open(app.page)
    await check()
  })

  it.each(drawers)('has no serious finding beside a page: $title', async (drawer) => {
    await drawer.open(app.page)
    await check()
    await app.page.keyboard.press('Escape')
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('has no serious finding in what opens over a page', async () => {
    const { page } = app
    await openPage(page, '六星评定')
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette-text').waitFor()
    await check()
    await page.getByTestId('palette-text').fill('zl')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await page.keyboard.press('?')
    await page.getByText('有等次的打开选单').waitFor()
    await check()
    await page.keyboard.press('Escape')
  })

  it('goes to an organization by the initials of its name', async () => {
    const { page } = app
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette-text').fill('hyxh')
    await page.getByRole('option').filter({ hasText: '行业协会' }).first().click()
    await page.getByRole('heading', { level: 1, name: '六星评定' }).waitFor()
    // The palette is a dialog too until it has faded out.
    await page.getByRole('dialog', { name: /行业协会/ }).waitFor()
    await page.getByTestId('palette-text').waitFor({ state: 'hidden' })
    await check()
  })

  it('leads from the palette to what is no page of its own', async () => {
    const { page } = app
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette-text').fill('jpcz')
    await page.keyboard.press('Enter')
    await page.getByTestId('key-sheet').waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('key-sheet').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette-text').fill('xinzeng')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '新增两新组织' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '新增两新组织' }).waitFor({ state: 'hidden' })
  })

  it('gives the focus back when what had it is closed or gone', async () => {
    const { page } = app
    const focus = (attribute: string) => page.evaluate((name) => document.activeElement?.getAttribute(name), attribute)
    await page.keyboard.press('Escape')
    await openPage(page, '评分录入')
    const cell = page.locator('[data-rgrow="0"] [data-part]').first()
    await cell.click()
    for (let time = 0; time < 2; time += 1) {
      const label = await focus('aria-label')
      await page.keyboard.press('Control+K')
      await expect.poll(() => focus('data-testid')).toBe('palette-text')
      await page.keyboard.press('Escape')
      await expect.poll(() => focus('aria-label')).toBe(label)
    }
    // Called again while it is still fading out.
    for (const key of ['Control+K', 'Escape', 'Control+K']) await page.keyboard.press(key)
    await expect.poll(() => focus('data-testid')).toBe('palette-text')
    await page.keyboard.press('Escape')
    await expect.poll(() => focus('data-testid')).toBe('scoring-editor')
    await openPage(page, '组织台账')
    await page.locator('tbody .choice').first().click()
    await page.getByTestId('organizations-archive').click()
    await expect.poll(() => focus('aria-label')).toBe('两新组织台账')
    await page.getByRole('button', { name: '撤销' }).click()
  })
})
