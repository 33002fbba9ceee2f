/** Every page as axe-core reads it: nothing serious, in either shell. */
import { source, type ImpactValue } from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { openPage, openSample, pages } from './harness/flows'

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

describe('accessibility', () => {
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
    expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
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

  const more = {
    '/organizations/import': '台账',
    '/rounds/new': '新建评价期',
    '/schemes/compare': '方案对比',
    '/scoring/progress': '评分进度与确认',
    '/outputs?kind=notice-table': '输出',
    '/help': '使用帮助',
  }
  it.each(Object.entries(more))('has no serious finding on %s', async (path, title) => {
    await app.page.evaluate((to) => (location.hash = `#${to}`), path)
    await app.page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()
    await check()
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
    await page.getByText('存下并向下、向右').waitFor()
    await check()
    await page.keyboard.press('Escape')
  })

  it('goes to an organization by the initials of its name', async () => {
    const { page } = app
    await page.keyboard.press('Control+K')
    await page.getByTestId('palette-text').fill('hyxh')
    await page.getByRole('option').filter({ hasText: '行业协会' }).first().click()
    await page.getByRole('heading', { level: 1, name: '六星评定' }).waitFor()
    await page.getByRole('dialog').waitFor()
    await check()
  })
})
