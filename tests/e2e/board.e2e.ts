/** 晾晒 from the first key to the last, without a mouse once it has begun. */
import { readFileSync } from 'node:fs'
import { PDFDocument } from '@cantoo/pdf-lib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { hasChineseFont } from './harness/pdf'

describe('the boards of the meeting', () => {
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    await openPage(app.page, '比学赶超')
    await app.page.getByTestId('open-board').click()
    await app.page.getByTestId('board-start').waitFor()
  })
  afterAll(async () => {
    await app.close()
  })

  it('begin with the track one came from', async () => {
    const { page } = app
    // It can be pressed once the results are there.
    await page.locator('[data-testid="board-start"]:enabled').waitFor()
    await page.getByTestId('board-start').focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('board-show').waitFor()
    await page.getByText('2026年度六星评价晾晒').waitFor()
    await page.getByText('过程数据，未定级').waitFor()
  })

  it('reveal the last first, the first three as awards, and go back', async () => {
    const { page } = app
    const places: number[] = []
    const awards: string[] = []
    await page.keyboard.press(' ')
    await page.getByText('社会组织跑道', { exact: true }).waitFor()
    while (awards.length < 3) {
      await page.keyboard.press('PageDown')
      if (await page.getByTestId('board-award').count()) awards.push(await page.getByTestId('board-award').locator('h1').innerText())
      else places.push(Number(await page.getByTestId('board-rows').locator('li.newest .place, li:not(.hidden) .place').first().innerText()))
    }
    expect(places).toEqual([...places].sort((a, b) => b - a))
    expect(places.at(-1)).toBe(4)
    expect(awards).toEqual(['第三名', '第二名', '第一名'])
    await page.keyboard.press('ArrowLeft')
    await page.getByTestId('board-award').getByText('第二名').waitFor()
    expect(await fits(page)).toBe(true)
  })

  it('go on to progress and the red list, end, and leave with Esc', async () => {
    const { page } = app
    await pressUntil(page, 'ArrowRight', page.getByText('社会组织跑道进步榜（按总分）'))
    await pressUntil(page, 'ArrowRight', page.getByText('红榜 · 社会组织跑道'))
    await page.keyboard.press('t')
    await page.locator('.board[data-theme="red"]').waitFor()
    await page.keyboard.press('End')
    await page.getByText('揭晓完毕').waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('board-start').waitFor()
  })

  it('are kept as a picture', async () => {
    const { page } = app
    await page.getByTestId('board-start').click()
    await pressUntil(page, 'ArrowRight', page.getByTestId('board-award'))
    await page.mouse.move(400, 300)
    await page.mouse.move(420, 320)
    const saved = await app.saveFile(() => page.getByTestId('board-save').click())
    const png = readFileSync(saved)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1080])
    // A picture of nothing would be of one colour, and small.
    expect(png.length).toBeGreaterThan(20_000)
    await page.keyboard.press('Escape')
    await page.getByTestId('board-start').waitFor()
  })

  it('are put on paper, a sheet each', async () => {
    const { page } = app
    const text = await page.getByText(/^共 \d+ 步/).innerText()
    expect(Number(/\d+/.exec(text)?.[0])).toBeGreaterThan(10)
    if (!hasChineseFont) return
    const pdf = await PDFDocument.load(readFileSync(await app.saveFile(() => page.getByTestId('board-pdf').click())))
    expect(pdf.getPageCount()).toBeGreaterThan(4)
    for (const sheet of pdf.getPages()) expect(sheet.node.Resources()?.toString()).toContain('/XObject')
  })

  it('walk through every organization, by themselves where asked to', async () => {
    const { page } = app
    for (const name of ['跑道排名', '进步榜', '红榜', '一企一页']) await page.getByTestId('board-parts').getByText(name, { exact: true }).click()
    await page.getByText('自动，奖项处停下等按键').click()
    await page.getByLabel('自动翻页的秒数').fill('1')
    await page.keyboard.press('Tab')
    await page.getByTestId('board-start').click()
    await page.getByText('已停下，按空格继续').waitFor()
    await page.keyboard.press(' ')
    const organization = page.getByTestId('board-organization')
    await organization.waitFor()
    const first = await organization.locator('h1').innerText()
    await page.waitForFunction((name) => document.querySelector('[data-testid="board-organization"] h1')?.textContent !== name, first)
    await organization.getByText(/距上一星级：/).waitFor()
    expect(await fits(page)).toBe(true)
    await page.getByText('揭晓完毕').waitFor({ timeout: 30_000 })
    await page.keyboard.press('Escape')
  })

  it('remember what was chosen', async () => {
    const { page } = app
    await page.getByTestId('board-start').waitFor()
    await page.reload()
    await page.getByTestId('board-start').waitFor()
    expect(await page.getByTestId('board-parts').getByRole('checkbox', { checked: true }).count()).toBe(1)
    expect(await page.getByTestId('board-theme').getByRole('radio', { name: '红色' }).isChecked()).toBe(true)
    expect(trouble).toEqual([])
  })
})

/** Nothing on the board sticks out of it, and no text is cut. */
async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const slide = document.querySelector('[data-testid="board-show"] .slide')
    return slide !== null && slide.scrollHeight <= slide.clientHeight && slide.scrollWidth <= slide.clientWidth
  })
}

async function pressUntil(page: Page, key: string, wanted: ReturnType<Page['getByText']>): Promise<void> {
  for (let presses = 0; presses < 60 && !(await wanted.count()); presses += 1) await page.keyboard.press(key)
  await wanted.waitFor()
}
