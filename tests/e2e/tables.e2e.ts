/** Tables taken along: copied with their layout, exported in a layout of the office's own, many at once; columns dragged wider. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { read } from '@e965/xlsx'
import type { Locator } from 'playwright-core'
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

it('copies what each board of the race shows', async () => {
  const { page } = app
  await openPage(page, '比学赶超')
  const boards = { 进步榜: /进步榜（.+）（过程数据、未定级）[\s\S]*进步名次\t组织/, 单星之最: /单星之最（.+）[\s\S]*政治引领星\t[\d.]+\t\d+\t示例/, 红黑榜: /榜单\t组织\t跑道\t说明\r?\n红榜\t示例/, 平均: /各组平均（过程数据、未定级）[\s\S]*平均总分/, 镇街道: /镇街道排名（过程数据、未定级）[\s\S]*名次\t镇街道/ }
  for (const [name, copied] of Object.entries(boards)) {
    await page.getByTestId('race-panels').getByText(name, { exact: true }).click()
    await page.locator('.panel .el-skeleton').waitFor({ state: 'detached' })
    await more('copy-table')
    await expect.poll(async () => (await pasted()).text, { timeout: 10_000 }).toMatch(copied)
  }
  await page.getByTestId('race-panels').getByText('排名', { exact: true }).click()
})

it('copies the register, the log that was found, plans and trials', async () => {
  const { page } = app
  const copied = async () => {
    await page.getByTestId('copy-table').click()
    return pasted()
  }
  await openPage(page, '组织台账')
  await page.getByLabel('搜索台账').fill('qy')
  await expect.poll(() => page.getByTestId('organizations-count').innerText()).toContain('/')
  const [found] = (await page.getByTestId('organizations-count').innerText()).split(' ')
  // Title, an empty line, head.
  const register = (await copied()).text.split(/\r?\n/)
  expect([register[0], register.length]).toEqual(['两新组织台账', Number(found) + 3])

  await openPage(page, '留痕')
  await page.getByTestId('audit-text').fill('定级')
  await expect.poll(async () => (await copied()).text, { timeout: 20_000 }).toMatch(/^留痕[\s\S]*时间\t由谁\t做什么[\s\S]*定级/)

  await openPage(page, '六星评定')
  await page.getByTestId('open-sensitivity').click()
  await page.getByTestId('alter-lines/S').locator('input').fill('95')
  await page.keyboard.press('Tab')
  await page.locator('[data-testid="scheme-effect-table"] tbody tr[aria-rowindex]').first().waitFor()
  expect((await copied()).text).toMatch(/敏感性试算（不进入正式表）：方案改动[\s\S]*\t[一二三四五六]星级 → [一二三四五]星级\t/)
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

it('shows a result in that layout among the outputs too, where another can be chosen', async () => {
  const { page } = app
  await page.getByTestId('open-outputs').click()
  await page.getByTestId('output-results').click()
  const heads = async () => (await page.getByTestId('output-preview').locator('thead').first().innerText()).split(/\s+/)
  await expect.poll(heads, { timeout: 20_000 }).toContain('企业名称')
  expect(await heads()).not.toContain('党组织名称')
  const layout = page.locator('.el-select').filter({ has: page.getByRole('combobox', { name: '版式' }) })
  expect(await layout.innerText()).toContain('上报版式')
  for (const [name, head] of [['标准', '党组织名称'], ['上报版式', '企业名称']]) {
    await layout.click()
    await page.locator('.el-select-dropdown__item:visible').filter({ hasText: name }).click()
    await expect.poll(heads, { timeout: 20_000 }).toContain(head)
  }
  await page.getByTestId('output-ranking').click()
  expect(await layout.count()).toBe(0)
})

it('gives a removed layout back', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  await more('layout-edit')
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click()
  await page.getByText('已删除版式“上报版式”').waitFor()
  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByTestId('table-menu').click()
  await page.getByText('导出版式：上报版式').locator('visible=true').waitFor()
  await page.keyboard.press('Escape')
})

it('is sorted and filtered as it was left', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  const all = await page.locator('.filters .count').innerText()
  const header = page.getByTestId('stars-table').locator('th').filter({ hasText: '镇街道' })
  await header.getByRole('button').click()
  const sorted = await header.getAttribute('aria-sort')
  expect(sorted).toMatch(/ascending|descending/)
  await page.getByLabel('镇街道', { exact: true }).click()
  await page.locator('.el-select-dropdown__item:visible').nth(1).click()
  await expect.poll(() => page.locator('.filters .count').innerText()).not.toBe(all)
  const some = await page.locator('.filters .count').innerText()
  await openPage(page, '总览')
  await openPage(page, '六星评定')
  expect(await page.locator('.filters .count').innerText()).toBe(some)
  expect(await header.getAttribute('aria-sort')).toBe(sorted)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '六星评定' }).waitFor()
  await expect.poll(() => page.locator('.filters .count').innerText()).toBe(some)
  expect(await header.getAttribute('aria-sort')).toBe(sorted)
  await page.getByTestId('filters-clear').click()
  await expect.poll(() => page.locator('.filters .count').innerText()).toBe(all)
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

const widthOf = async (of: Locator) => Math.round((await of.boundingBox())?.width ?? 0)

async function drag(of: Locator, by: number): Promise<void> {
  const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await app.page.mouse.move(x + width / 2, y + height / 2)
  await app.page.mouse.down()
  await app.page.mouse.move(x + width / 2 + by, y + height / 2, { steps: 4 })
  await app.page.mouse.up()
}

it('keeps columns and what opens at the side as wide as they were dragged', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  const head = page.locator('[data-testid="stars-table"] thead th').first()
  const drawer = page.locator('.el-drawer.open')
  const before = await widthOf(head)
  await drag(head.locator('.column-edge'), 90)
  expect(await widthOf(head)).toBe(before + 90)

  await page.locator('[data-testid="stars-table"] tbody tr[aria-rowindex]').first().click()
  await drawer.getByText('星级怎么来的').waitFor()
  await page.waitForTimeout(500)
  const narrow = await widthOf(drawer)
  await drag(drawer.locator('.el-drawer__dragger'), -120)
  expect(Math.abs((await widthOf(drawer)) - narrow - 120)).toBeLessThan(6)
  const wide = await widthOf(drawer)

  // The address tells which organization is open.
  await page.reload()
  await drawer.getByText('星级怎么来的').waitFor()
  await page.waitForTimeout(500)
  expect(await widthOf(drawer)).toBe(wide)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  expect(await widthOf(head)).toBe(before + 90)
  await head.locator('.column-edge').dblclick()
  expect(await widthOf(head)).toBe(before)
})

it('makes room for long names in score entry', async () => {
  const { page } = app
  await openPage(page, '评分录入')
  const edge = page.locator('.rgHeaderCell .column-edge')
  const names = page.locator('.rgHeaderCell').filter({ has: page.locator('.column-edge') })
  await edge.waitFor()
  const before = await widthOf(names)
  await drag(edge, 80)
  await expect.poll(() => widthOf(names)).toBe(before + 80)
  await page.reload()
  await edge.waitFor()
  await expect.poll(() => widthOf(names)).toBe(before + 80)
  await edge.dblclick()
  await expect.poll(() => widthOf(names)).toBe(before)
  expect(trouble).toEqual([])
})
