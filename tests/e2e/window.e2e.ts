/** What only a window of the desktop has: its menu, zoom, one instance, files given to it, and closing while something is unsaved. */
import { copyFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { allSaved } from './harness/scoring'
import type { MainProcess } from './harness/opened'

/** An item of the menu by its labels, from the bar down. */
const item = (...labels: string[]) => labels.reduce((found, label) => `${found}.items.find((each) => each.label === ${JSON.stringify(label)})${label === labels.at(-1) ? '' : '.submenu'}`, 'require(\'electron\').Menu.getApplicationMenu()')
const click = (...labels: string[]) => `${item(...labels)}.click()`
const contents = 'require(\'electron\').BrowserWindow.getAllWindows()[0].webContents'

if (process.env.SIXSTAR_SHELL !== 'electron') console.log('Menu, zoom, second start and closing belong to a window of Electron: left out in a browser')

describe.runIf(process.env.SIXSTAR_SHELL === 'electron')('the window of the desktop (left out in a browser, which has its own)', () => {
  const folder = newDataFolder()
  let app: Opened
  let main: MainProcess
  let trouble: string[]

  async function open() {
    app = await openApplication(folder)
    if (!app.main) throw new Error('no main process')
    main = app.main
    trouble = watchForTrouble(app.page)
  }

  beforeAll(async () => {
    await open()
    await openSample(app.page)
  })
  afterAll(() => app.close())

  it('has its menu in Chinese, with the pages in it', async () => {
    expect(await main.evaluate('require(\'electron\').Menu.getApplicationMenu().items.map(({ label }) => label)')).toEqual(['文件(&F)', '编辑(&E)', '前往(&G)', '视图(&V)', '帮助(&H)'])
    await main.evaluate(click('前往(&G)', '比学赶超'))
    await app.page.getByRole('heading', { level: 1, name: '比学赶超' }).waitFor()
    await main.evaluate(click('帮助(&H)', '键盘操作'))
    await app.page.getByTestId('key-sheet').waitFor()
    await app.page.keyboard.press('Escape')
    await main.evaluate(click('前往(&G)', '查找页面、组织和操作…'))
    await app.page.getByTestId('palette-text').waitFor()
    await app.page.keyboard.press('Escape')
  })

  it('zooms between 80 % and 200 %', async () => {
    for (let step = 0; step < 12; step += 1) await main.evaluate(click('视图(&V)', '放大'))
    expect(await main.evaluate(`${contents}.getZoomFactor()`)).toBeCloseTo(2)
    for (let step = 0; step < 20; step += 1) await main.evaluate(click('视图(&V)', '缩小'))
    expect(await main.evaluate(`${contents}.getZoomFactor()`)).toBeCloseTo(0.8)
    await main.evaluate(click('视图(&V)', '实际大小'))
    expect(await main.evaluate(`${contents}.getZoomFactor()`)).toBeCloseTo(1)
  })

  it('waits, when it is closed, for what was just filled in, and keeps all of it', async () => {
    const { page } = app
    await openPage(page, '评分录入')
    await page.getByTestId('scoring-star-P').click()
    const first = page.locator('[data-rgrow="0"] [data-part^="P2/"]').first()
    await first.click()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await allSaved(page)
    await first.click()
    await page.keyboard.press('Control+Shift+ArrowDown')
    // The window is closed by the same key that fills down: the block is on its way then, however slow the machine is.
    await page.evaluate(() => addEventListener('keydown', ({ ctrlKey, code }) => { if (ctrlKey && code === 'KeyD') window.close() }))
    await main.evaluate('{ const { webContents } = require(\'electron\').BrowserWindow.getAllWindows()[0]; setTimeout(() => { for (const type of [\'keyDown\', \'keyUp\']) webContents.sendInputEvent({ type, keyCode: \'D\', modifiers: [\'control\'] }) }, 2000); null }')
    await main.letGo()
    expect(await main.ended).toBe(0)
    await open()
    await openPage(app.page, '评分录入')
    await app.page.getByTestId('scoring-star-P').click()
    for (const row of [0, 1, 5, 9]) {
      const shown = app.page.locator(`[data-rgrow="${row}"] [data-part^="P2/"] .cell-text`).first()
      await expect.poll(() => shown.textContent()).toBe('7')
    }
    expect(trouble).toEqual([])
  })

  it('is one: started again, the second program ends and its file is shown in the first', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'sixstar-second-')), '别处的台账.sixstar')
    copyFileSync('tests/fixtures/data-files/v6.sixstar', path)
    expect(await main.startAgain([path])).toBe(0)
    await app.page.getByText('别处的台账').first().waitFor()
    expect(await main.evaluate('require(\'electron\').BrowserWindow.getAllWindows().length')).toBe(1)
  })
})
