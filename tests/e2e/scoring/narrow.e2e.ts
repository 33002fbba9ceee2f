/** Score entry in a window magnified to 200 %: there is room to see and to type marks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from '../harness'
import { openPage, openSample } from '../harness/flows'
import { Grid } from '../harness/grid'

describe('score entry at 640×360', () => {
  let app: Opened
  let grid: Grid

  beforeAll(async () => {
    app = await openApplication(newDataFolder(), { width: 640, height: 360 })
    await openSample(app.page)
    // The names were once dragged wider than the whole grid is here.
    await app.page.evaluate(() => localStorage.setItem('sixstar.widths.评分表', JSON.stringify({ name: 640 })))
    await openPage(app.page, '评分录入')
    grid = new Grid(app.page)
    await grid.cell(0, 'P1/topic').waitFor()
  })
  afterAll(() => app.close())

  it('shows two columns of marks inside the grid', async () => {
    const inside = () =>
      app.page.evaluate(() => {
        const box = document.querySelector('[data-testid="scoring-grid"]')?.getBoundingClientRect()
        const cells = [...document.querySelectorAll('[data-rgrow="0"] [data-part]')].map((cell) => cell.getBoundingClientRect())
        return cells.filter(({ left, right }) => box && left >= box.left && right <= box.right).length
      })
    await expect.poll(inside).toBeGreaterThanOrEqual(2)
  })

  it('does not scroll the page sideways', async () => {
    expect(await app.page.locator('main').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  })

  it('takes a mark and saves it', async () => {
    await grid.cell(0, 'P1/topic').click()
    await grid.type('1')
    const [editor, frame] = await Promise.all([app.page.getByTestId('scoring-editor').boundingBox(), app.page.getByTestId('scoring-grid').boundingBox()])
    expect(editor && frame && editor.x >= frame.x && editor.x + editor.width <= frame.x + frame.width).toBe(true)
    await grid.keys('Enter')
    await grid.saved()
    await grid.shows(0, { 'P1/topic': '1' })
  })
})
