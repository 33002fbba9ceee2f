/** A ranking as pdf: saved by the window, laid out for the print dialog by a browser; the same words in both. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.log('pdftotext is not installed: the text of pdfs is not read here')

function textOf(pdf: string): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 50_000_000 })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout.toString()
}

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
    if (process.env.SIXSTAR_SHELL === 'electron') return app.saveFile(() => entry.click())
    // The dialog belongs to the browser: what it would print is what is looked at.
    await app.page.evaluate(() => {
      document.documentElement.removeAttribute('data-print-asked')
      window.print = () => document.documentElement.setAttribute('data-print-asked', '')
    })
    await entry.click()
    await app.page.locator('html[data-print-asked]').waitFor({ state: 'attached', timeout: 60_000 })
    const path = join(folder, '..', `${page}.pdf`)
    writeFileSync(path, await app.page.pdf({ preferCSSPageSize: true, printBackground: true }))
    await app.page.getByTestId('print-back').click()
    await app.page.getByRole('heading', { level: 1, name: page }).waitFor()
    return path
  }

  it.each(['比学赶超', '六星评定'])('prints what %s exports', async (page) => {
    const pdf = await pdfOf(page)
    expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-')
    if (!hasPoppler) return
    const text = textOf(pdf)
    expect(text).toContain('过程数据、未定级')
    expect(text).toMatch(/—\s*1\s*—/)
    expect(text.split('\f').filter((sheet) => sheet.includes('单位名称')).length).toBe(text.split('\f').filter((sheet) => sheet.includes('★')).length)
  })
})
