/** What becomes a pdf: saved by the window, or laid out for the print dialog by a browser; and its text. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import type { Opened } from './opened'

/** Without poppler the text of pdfs is not read; said once, where it is asked for. */
export const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined
if (!hasPoppler) console.log('pdftotext is not installed: the text of pdfs is not read here')

/** Where the pdf that this button makes was saved. @param heading of the page the button is on */
export async function savePdf(app: Opened, button: Locator, heading: string): Promise<string> {
  if (process.env.SIXSTAR_SHELL === 'electron') return app.saveFile(() => button.click())
  // The dialog belongs to the browser: what it would print is what is looked at.
  await app.page.evaluate(() => {
    document.documentElement.removeAttribute('data-print-asked')
    window.print = () => document.documentElement.setAttribute('data-print-asked', '')
  })
  await button.click()
  await app.page.locator('html[data-print-asked]').waitFor({ state: 'attached', timeout: 60_000 })
  const path = join(mkdtempSync(join(tmpdir(), 'sixstar-pdf-')), 'printed.pdf')
  writeFileSync(path, await app.page.pdf({ preferCSSPageSize: true, printBackground: true }))
  await app.page.getByTestId('print-back').click()
  await app.page.getByRole('heading', { level: 1, name: heading }).waitFor()
  return path
}

/** The text of each page; none without poppler. */
export function pdfPages(path: string): string[] {
  if (!hasPoppler) return []
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-layout', path, '-'], { maxBuffer: 50_000_000 })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout.toString().split('\f').slice(0, -1)
}
