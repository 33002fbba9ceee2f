/** 输出: a notice and the detail of an organization, chosen, seen and kept through the page; what is saved says what was seen. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import { openPromise } from 'yauzl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { hasChineseFont, pdfPages } from './harness/pdf'
import { printed } from './harness/printed'
import { sheetRows } from './harness/tables'

/** Families of this computer; empty where they cannot be listed from outside. */
const fontList = spawnSync('fc-list', [':', 'family']).stdout?.toString() ?? ''
if (fontList === '') console.log('fc-list is not installed: the warning of missing fonts is not held against it')

describe('outputs', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    // The round that is finished: its notice is official.
    await app.page.getByTestId('round-choice').click()
    await app.page.locator('.el-select-dropdown__item:visible').filter({ hasText: '2025年度' }).click()
    await openPage(app.page, '六星评定')
    await app.page.getByTestId('open-outputs').click()
    await app.page.getByRole('heading', { level: 1, name: '输出' }).waitFor()
  })
  afterAll(async () => {
    expect(trouble).toEqual([])
    await app.close()
  })

  /** The pages of the pdf of what is previewed, as text; none where none can be made or read. */
  const pagesOfPdf = async () => (hasChineseFont ? pdfPages(await app.saveFile(() => app.page.getByTestId('output-save-pdf').click())) : [])
  const preview = () => app.page.getByTestId('output-preview')
  const settled = (text: string | RegExp) => expect.poll(() => preview().innerText(), { timeout: 30_000 }).toMatch(text)

  it('shows the notice as soon as the page opens, and changes it as it is filled in', async () => {
    await settled(/关于2025年度六星评定结果的公示/)
    await app.page.getByTestId('output-phone').fill('0000-7654321')
    await app.page.getByTestId('output-address').fill('示例大道 8 号')
    await settled(/联系电话：0000-7654321[\s\S]*通信地址：示例大道 8 号/)
    const pages = await pagesOfPdf()
    if (pages.length === 0) return
    expect(pages[0]?.replace(/\s+/g, '')).toContain('关于2025年度六星评定结果的公示')
    const list = pages.slice(1).filter((page) => /示例\S+(镇|街道)/.test(page))
    expect(list.length).toBeGreaterThan(1)
    for (const page of list) expect(page).toContain('单位名称')
    expect(pages.map((page) => Number(/—\s*(\d+)\s*—/.exec(page)?.[1]))).toEqual(pages.map((_, at) => at + 1))
  })

  it.skipIf(!fontList)('says which fonts of official documents this computer lacks', async () => {
    const lacks = [/方正小标宋|FZXiaoBiaoSong/, /仿宋|Fang ?Song/i].some((font) => !font.test(fontList))
    await settled(/公示/)
    expect(await app.page.getByTestId('output-fonts').count()).toBe(lacks ? 1 : 0)
  })

  it('keeps the notice as a Word document and its list as a workbook with what was seen', async () => {
    await settled(/示例大道 8 号/)
    const docx = await app.saveFile(() => app.page.getByTestId('output-save-docx').click())
    expect(readFileSync(docx).subarray(0, 2).toString()).toBe('PK')
    const xlsx = await app.saveFile(() => app.page.getByTestId('output-save-xlsx').click())
    const rows = sheetRows(read(readFileSync(xlsx)), '公示表').filter(([number]) => typeof number === 'number')
    const seen = await preview().locator('tbody tr').allInnerTexts()
    expect(rows.length).toBeGreaterThanOrEqual(seen.length)
    for (const [at, text] of seen.entries()) expect(text.split(/\t|\n/).map((part) => part.trim()).filter(Boolean)).toEqual((rows[at] ?? []).map(String))
  })

  it('keeps the notice as a picture, drawn at twice its size', async () => {
    const png = readFileSync(await app.saveFile(() => app.page.getByTestId('output-save-png').click()))
    const { width, height, dark } = await app.page.evaluate(async (base64) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
      let count = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 96) count += 1
      return { width: image.width, height: image.height, dark: count / (image.width * image.height) }
    }, png.toString('base64'))
    // 156 mm between the margins of an official text, and a border of 24 pixels.
    expect(width).toBe(2 * (Math.round((156 * 96) / 25.4) + 48))
    expect(height).toBeGreaterThan(width)
    // Letters and lines: neither an empty sheet nor a black one.
    expect(dark).toBeGreaterThan(0.005)
    expect(dark).toBeLessThan(0.3)
  })

  it('makes the detail of an organization on the sheet that is chosen', async () => {
    const { page } = app
    await page.getByTestId('output-detail').click()
    await page.getByText('先选择组织').waitFor()
    await page.getByTestId('organization-picker').click()
    await page.locator('.el-select-dropdown__item:visible').first().click()
    await page.keyboard.press('Escape')
    await settled(/得分明细[\s\S]*总分/)
    await page.getByTestId('output-page').click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: 'A3 横向' }).click()
    await expect.poll(() => page.getByTestId('output-size').innerText()).toMatch(/^A3 横向/)
    const xlsx = await app.saveFile(() => page.getByTestId('output-save-xlsx').click())
    const book = read(readFileSync(xlsx))
    const rows = sheetRows(book, book.SheetNames[0] ?? '')
    const total = rows.find(([name]) => name === '总分')?.[2]
    expect(await preview().locator('tr', { hasText: '总分' }).last().innerText()).toContain(Number(total).toFixed(2))
    const pages = await pagesOfPdf()
    if (pages.length > 0) expect(pages.join('\n')).toMatch(new RegExp(`总分\\s+${Number(total).toFixed(2)}`))
    // Coming back from the print view, the organization is still chosen.
    await printed(app.page, () => page.getByTestId('output-save-print').click())
    await settled(/得分明细/)
  })

  it('makes the detail of everybody, a file each in one zip', async () => {
    const { page } = app
    await page.getByTestId('output-detail').click()
    await page.getByTestId('output-batch').click()
    const start = page.getByTestId('batch-start')
    const count = Number(/\d+/.exec((await start.textContent()) ?? '')?.[0])
    expect(count).toBeGreaterThan(50)
    const path = await app.saveFile(() => start.click())
    expect(path).toMatch(/得分明细\.zip$/)
    const zip = await openPromise(path, { lazyEntries: true })
    expect(zip.entryCount).toBe(count)
    zip.close()
    await page.getByTestId('batch-start').waitFor({ state: 'hidden' })
    // What was previewed before is still there to be kept.
    expect(await app.saveFile(() => page.getByTestId('output-save-xlsx').click())).toMatch(/得分明细\.xlsx$/)
  })

  it('says that a ranking is of all tracks until one is chosen', async () => {
    const { page } = app
    await page.getByTestId('output-ranking').click()
    await settled(/2025年度排名表（全部）/)
    const track = page.getByTestId('output-fields').locator('.el-select').filter({ has: page.getByRole('combobox', { name: '跑道' }) })
    expect(await track.innerText()).toContain('全部，并分跑道各一张')
    await track.click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: '规上企业' }).click()
    await settled(/^2025年度排名表（规上企业）/)
    await track.click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: '全部' }).click()
    await settled(/2025年度排名表（全部）/)
  })

  it('says of the open round that its results are provisional, and of a missing plan what to do', async () => {
    const { page } = app
    await page.getByTestId('round-choice').click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: '2026年度' }).click()
    await page.getByTestId('output-report').click()
    await settled(/2026年度评价期报告（过程数据、未定级）/)
    await page.getByTestId('output-plan').click()
    await page.getByText('这个评价期还没有争创计划').waitFor()
  })

  it('leads to the ranking of townships, which is put out on its own page', async () => {
    const { page } = app
    await page.getByRole('navigation', { name: '输出' }).getByRole('link', { name: '镇街道排名' }).click()
    await page.getByTestId('townships-table').waitFor()
  })
})
