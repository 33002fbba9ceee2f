/** Tables taken along: copied with their layout, exported in a layout of the office's own, many at once. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { sheetRows } from './harness/tables'

let app: Opened
let trouble: string[]

beforeAll(async () => {
  app = await openApplication(newDataFolder())
  trouble = watchForTrouble(app.page)
  await openSample(app.page)
})
afterAll(async () => {
  await app.close()
})

async function more(entry: string): Promise<void> {
  await app.page.getByTestId('table-menu').click()
  await app.page.getByTestId(entry).locator('visible=true').click()
}

/** What the clipboard holds, as a program that takes layout gets it: pasted into a field that keeps elements. */
async function pasted(): Promise<{ html: string; text: string }> {
  await app.page.evaluate(() => {
    const field = document.createElement('div')
    field.id = 'pasted-by-test'
    field.contentEditable = 'true'
    field.addEventListener('paste', (event) => {
      field.dataset['html'] = event.clipboardData?.getData('text/html') ?? ''
      field.dataset['text'] = event.clipboardData?.getData('text/plain') ?? ''
      event.preventDefault()
    })
    document.body.append(field)
    field.focus()
  })
  await app.page.keyboard.press('Control+v')
  return app.page.evaluate(() => {
    const field = document.querySelector<HTMLElement>('#pasted-by-test')
    const { html = '', text = '' } = field?.dataset ?? {}
    field?.remove()
    return { html, text }
  })
}

it('copies what the table shows, as cells and with its layout', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  await page.locator('[data-testid="stars-table"] tbody tr[aria-rowindex]').first().waitFor()
  await more('copy-table')
  await page.getByText('已复制 60 行，可以粘贴到 Excel、WPS 或 Word').waitFor()
  const { html, text } = await pasted()
  const rows = text.split(/\r?\n/).map((line) => line.split('\t'))
  const head = rows.find((row) => row[0] === '组织') ?? []
  expect(head.slice(0, 3)).toEqual(['组织', '总分', '星级'])
  expect(rows.filter((row) => row.length === head.length)).toHaveLength(61)
  expect(html.match(/<tr/g)?.length).toBeGreaterThanOrEqual(62)
  expect(html).toContain('mso-number-format')
  const first = await page.locator('[data-testid="stars-table"] tbody tr[aria-rowindex="2"] td').allInnerTexts()
  expect(rows[rows.indexOf(head) + 1]?.[0]).toBe(first[0]?.trim())
  expect(Number(rows[rows.indexOf(head) + 1]?.[1])).toBe(Number(first[1]))
})

it('copies only the chosen rows of the race, and the figures of the overview', async () => {
  const { page } = app
  await openPage(page, '比学赶超')
  const rows = page.locator('[data-testid="race-table"] tbody tr[aria-rowindex]')
  for (const at of [1, 3]) await rows.nth(at).locator('.choice').click()
  await more('copy-table')
  await page.getByText('已复制 2 行，可以粘贴到 Excel、WPS 或 Word').waitFor()
  const names = await Promise.all([1, 3].map(async (at) => (await rows.nth(at).locator('td.frozen > .text').innerText()).trim()))
  const { text } = await pasted()
  for (const name of names) expect(text).toContain(name)
  await openPage(page, '总览')
  await page.getByTestId('copy-table').click()
  expect((await pasted()).text).toMatch(/各星进度[\s\S]*政治引领星\t\d+\t\d+\t\d+[\s\S]*各镇街道进度/)
})

it('exports in a layout that was made, and remembers it', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  await more('layout-edit')
  const line = (name: string) => page.getByTestId('layout-line').filter({ has: page.getByText(name, { exact: true }) })
  await line('单位名称').getByRole('textbox').fill('企业名称')
  await line('党组织名称').locator('.el-checkbox').click()
  await line('总分').getByRole('button', { name: '总分 置顶' }).click()
  await page.getByTestId('layout-keep').click()
  await page.locator('.el-message-box__input input').fill('上报版式')
  await page.locator('.el-message-box__btns .el-button--primary').click()
  await page.getByText('已保存版式“上报版式”，导出时使用').waitFor()
  await page.reload()
  await page.getByTestId('table-menu').click()
  await page.getByText('导出版式：上报版式').locator('visible=true').waitFor()
  await page.keyboard.press('Escape')
  const path = await app.saveFile(async () => {
    await page.getByTestId('export').click()
    await page.getByTestId('export-xlsx').locator('visible=true').click()
  })
  const head = sheetRows(read(readFileSync(path)), '评定结果').find((row) => row.includes('企业名称')) ?? []
  expect(head[0]).toBe('总分')
  expect(head).not.toContain('党组织名称')
})

it('exports every track as a file of its own in one zip', async () => {
  const { page } = app
  await openPage(page, '比学赶超')
  await more('batch')
  const path = await app.saveFile(() => page.getByTestId('batch-start').click())
  expect(basename(path)).toMatch(/各跑道排名表.*\.zip$/)
  const names: string[] = []
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  for await (const entry of zip.eachEntry()) names.push(entry.fileName)
  zip.close()
  expect(names.length).toBeGreaterThanOrEqual(2)
  expect(names.every((name) => /排名表（.+）.*\.xlsx$/.test(name))).toBe(true)
  expect(trouble).toEqual([])
})
