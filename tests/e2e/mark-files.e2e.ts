/** Marks by files: a template and 自评表 go out, come back filled in by another program, and a table of one's own is mapped. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { fromBufferPromise } from 'yauzl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opened } from '../services/mark-files/helpers'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

async function firstOfZip(path: string, count: number): Promise<Buffer[]> {
  const zip = await fromBufferPromise(readFileSync(path), { lazyEntries: true })
  const entries = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  const files: Buffer[] = []
  for (const entry of entries.slice(0, count)) {
    const chunks: Buffer[] = []
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) chunks.push(chunk)
    files.push(Buffer.concat(chunks))
  }
  expect(entries.length).toBe(60)
  return files
}

describe('marks by files', () => {
  let app: Opened
  let page: Page
  let trouble: string[]
  const folder = newDataFolder()
  const back = join(folder, '..', 'back')

  beforeAll(async () => {
    app = await openApplication(folder)
    page = app.page
    trouble = watchForTrouble(page)
    await openSample(page)
    await openPage(page, '评分录入')
    await page.getByTestId('scoring-files').click()
    await page.getByRole('heading', { level: 1, name: '评分导入导出' }).waitFor()
    mkdirSync(back)
  })
  afterAll(() => app.close())

  const summary = () => page.getByTestId('files-summary').textContent()

  async function toStart(): Promise<void> {
    await page.getByTestId('files-again').click()
    await page.getByTestId('files-choose').waitFor()
  }

  it('takes a template back: the same, changed and refused marks are told apart, and only what is chosen is written', async () => {
    await page.getByTestId('files-marks').click()
    const path = await app.saveFile(() => page.getByTestId('files-send').click())
    const book = opened(readFileSync(path))
    const column = book.columnOf('P2', 'meeting')
    const [first, second] = ['示例远山001机械制造有限公司', '示例云帆002新材料有限公司'].map((name) => book.rowOf(2, name))
    book.type(first ?? 0, column, 13)
    book.type(second ?? 0, column, '二十次')
    const filled = join(back, 'template.xlsx')
    writeFileSync(filled, book.bytes())
    await app.chooseFile(filled, () => page.getByTestId('files-choose').click())
    await page.getByTestId('files-summary').waitFor()
    expect(await summary()).toMatch(/新增 0，改变 1，相同 \d{4}，退回 1，/)
    await page.getByText('二十次', { exact: true }).waitFor()
    await page.getByTestId('files-overwrite').click()
    await expect.poll(() => page.getByTestId('files-commit').textContent()).toBe('没有可导入的')
    await page.getByTestId('files-overwrite').click()
    await expect.poll(() => page.getByTestId('files-commit').textContent()).toBe('导入 1 处')
    await page.getByTestId('files-commit').click()
    await page.getByTestId('files-result').waitFor()
    expect(await page.getByTestId('files-result').textContent()).toContain('1 家，写入评分 1 处')
    await page.getByRole('button', { name: '继续导入导出' }).click()
  })

  it('takes several 自评表 back at once, a damaged and a doubled one among them', async () => {
    await page.getByTestId('files-forms').click()
    const zip = await app.saveFile(() => page.getByTestId('files-send').click())
    const forms = await firstOfZip(zip, 3)
    const paths = forms.map((bytes, at) => {
      const form = opened(bytes)
      form.type(form.lineOf('P2', 'meeting'), 8, at + 1)
      const path = join(back, `form-${at}.xlsx`)
      writeFileSync(path, form.bytes())
      return path
    })
    const again = opened(forms[0] ?? Buffer.alloc(0))
    again.type(again.lineOf('P2', 'meeting'), 8, 17)
    writeFileSync(join(back, 'form-0-again.xlsx'), again.bytes())
    writeFileSync(join(back, 'broken.xlsx'), (forms[1] ?? Buffer.alloc(0)).subarray(0, 3000))
    await app.chooseFiles([...paths, join(back, 'form-0-again.xlsx'), join(back, 'broken.xlsx')], () => page.getByTestId('files-choose').click())
    await page.getByTestId('files-summary').waitFor()
    expect(await summary()).toMatch(/读入 4 个文件，2 家/)
    await page.getByTestId('files-view-files').click()
    await page.getByRole('cell', { name: 'broken.xlsx', exact: true }).waitFor()
    await page.getByText('还没有收回自评表（57 家）').waitFor()
    await page.getByTestId('files-doubled').filter({ hasText: 'form-0-again.xlsx' }).click()
    await expect.poll(summary).toMatch(/读入 4 个文件，3 家/)
    await page.getByTestId('files-commit').click()
    await page.getByTestId('files-result').waitFor()
    expect(await page.getByTestId('files-result').textContent()).toContain('3 家，写入评分 3 处')
    await page.getByTestId('files-undo').click()
    await page.getByText('已撤销导入，恢复 3 处').waitFor()
    await expect.poll(summary).toMatch(/读入 4 个文件，3 家/)
    await page.getByTestId('files-commit').click()
    await page.getByTestId('files-result').waitFor()
    await page.getByRole('button', { name: '继续导入导出' }).click()
  })

  it('takes a folder', async () => {
    await app.chooseFolder(back, () => page.getByTestId('files-choose-folder').click())
    await page.getByTestId('files-summary').waitFor()
    expect(await summary()).toMatch(/读入 5 个文件/)
    await toStart()
  })

  it('maps the columns of a table of one’s own to a stage that is chosen', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['单位名称', '三会一课与主题党日'], ['示例远山001机械制造有限公司', '１９次'], ['外地公司', 3]]), '汇总')
    const bytes: unknown = write(book, { bookType: 'xlsx', type: 'buffer' })
    if (!Buffer.isBuffer(bytes)) throw new Error('not written')
    const path = join(back, '..', 'table.xlsx')
    writeFileSync(path, bytes)
    await app.chooseFile(path, () => page.getByTestId('files-choose').click())
    await page.getByTestId('files-stage').click()
    await page.getByRole('option', { name: '市级复评' }).click()
    await page.getByTestId('files-next').click()
    await expect.poll(summary).toMatch(/1 家：/)
    await page.getByTestId('files-view-files').click()
    await page.getByText('没有参加这个评价期，或名称不一致').waitFor()
    await page.getByTestId('files-commit').click()
    await page.getByTestId('files-result').waitFor()
    await page.getByRole('button', { name: '查看评分' }).click()
    await page.getByTestId('scoring-stage-city').click()
    await page.getByTestId('scoring-star-P').click()
    await expect.poll(() => page.locator('[data-rgrow="0"] [data-part^="P2/"] .cell-text').first().textContent()).toBe('19')
  })

  it('says nothing on the console', () => {
    expect(trouble).toEqual([])
  })
})
