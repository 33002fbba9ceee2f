/** A ranking as pdf and in the print view: the same figures in both. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { hasChineseFont, pdfPages } from './harness/pdf'
import { printed } from './harness/printed'

describe('printing', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
  })
  afterAll(async () => {
    expect(trouble).toEqual([])
    await app.close()
  })

  /** Presses an entry of the first export button of a page. */
  async function press(page: string, format: 'pdf' | 'print'): Promise<void> {
    await openPage(app.page, page)
    await app.page.getByTestId('export').first().click()
    await app.page.getByTestId(`export-${format}`).locator('visible=true').click()
  }

  it.each(['比学赶超', '六星评定'])('prints what %s exports', async (page) => {
    const shown = await printed(app.page, () => press(page, 'print'))
    await app.page.getByRole('heading', { level: 1, name: page }).waitFor()
    expect(shown).toContain('过程数据、未定级')
    if (!hasChineseFont) return
    const pages = pdfPages(await app.saveFile(() => press(page, 'pdf')))
    if (pages.length === 0) return
    const text = pages.join('\n')
    expect(text).toContain('过程数据、未定级')
    expect(text).toMatch(/—\s*1\s*—/)
    expect(pages.filter((sheet) => sheet.includes('单位名称')).length).toBe(pages.filter((sheet) => sheet.includes('★')).length)
    const figures = [...new Set(shown.match(/\d+\.\d{2}/g))]
    expect(figures.length).toBeGreaterThan(20)
    for (const figure of figures) expect(text).toContain(figure)
  })
})
