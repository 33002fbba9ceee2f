/** A ranking as pdf: saved by the window, laid out for the print dialog by a browser; the same words in both. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { hasPoppler, pdfPages, savePdf } from './harness/pdf'

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

  /** Where the pdf of what the first export button of this page gives was saved. */
  async function pdfOf(page: string): Promise<string> {
    await openPage(app.page, page)
    await app.page.getByTestId('export').first().click()
    const entry = app.page.getByTestId('export-pdf').locator('visible=true')
    return savePdf(app, entry, page)
  }

  it.each(['比学赶超', '六星评定'])('prints what %s exports', async (page) => {
    const pdf = await pdfOf(page)
    expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
    if (!hasPoppler) return
    const pages = pdfPages(pdf)
    const text = pages.join('\n')
    expect(text).toContain('过程数据、未定级')
    expect(text).toMatch(/—\s*1\s*—/)
    expect(pages.filter((sheet) => sheet.includes('单位名称')).length).toBe(pages.filter((sheet) => sheet.includes('★')).length)
  })
})
