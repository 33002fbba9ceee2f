/** A data file that another process has, that is damaged, a data folder that is none, and the ways on: as a person sees them. */
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { breakCalls } from './harness/faults'
import { openPage, openSample } from './harness/flows'

describe('faults of the data file', () => {
  const folder = newDataFolder()
  /** Of another machine on the same drive: it knows the file as the one it had open last. */
  const otherFolder = newDataFolder()
  const path = join(folder, '示例数据', '示例数据.sixstar')
  let office: Opened
  let other: Opened

  beforeAll(async () => {
    office = await openApplication(folder)
    await openSample(office.page)
    mkdirSync(otherFolder, { recursive: true })
    writeFileSync(join(otherFolder, 'machine.json'), JSON.stringify({ chains: {}, current: path, elsewhere: [path] }))
    other = await openApplication(otherFolder)
  })
  afterAll(async () => {
    await other.close()
  })

  it('a file in use is shown to the second process, with who has it, and cannot be changed there', async () => {
    const banner = other.page.getByTestId('file-banner')
    await banner.getByText(`只读打开：数据文件正由 ${hostname()}`).waitFor()
    await openPage(other.page, '六星评定')
    await openPage(other.page, '设置')
    await other.page.getByLabel('制表单位').fill('第二个进程')
    await other.page.getByTestId('settings-save').click()
    await other.page.getByText('没有写入任何内容').first().waitFor()
  })

  it('and can be changed there once the first has closed it', async () => {
    await office.close()
    await other.page.getByTestId('file-reopen').click()
    await other.page.getByTestId('file-banner').waitFor({ state: 'hidden' })
    await openPage(other.page, '留痕')
  })

  it('a file cut short is not opened, not changed, and what it holds comes out into another one', async () => {
    await other.close()
    truncateSync(path, statSync(path).size - 10 * 4096)
    const damaged = readFileSync(path)
    other = await openApplication(otherFolder)
    const { page } = other
    await page.getByTestId('start-failure').getByText('它比应有的短').waitFor()
    await page.getByTestId('recovery-check').click()
    await page.getByText('文件有损坏').waitFor()
    await page.getByTestId('recovery-backups').click()
    await page.getByTestId('recovery-backup-list').waitFor()
    await page.getByTestId('recovery-salvage').click()
    await page.getByTestId('recovery-salvaged').waitFor()
    await page.getByTestId('recovery-open').click()
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await openPage(page, '六星评定')
    expect(readFileSync(path).equals(damaged)).toBe(true)
  })
})

it('a data folder that is a file is named on the page, and used once it can be', async () => {
  const folder = newDataFolder()
  writeFileSync(folder, 'not a folder')
  const app = await openApplication(folder)
  try {
    await app.page.getByTestId('start-folder').getByText(`文件夹“${folder}”用不了`).waitFor()
    expect(await app.page.getByTestId('diagnostics-save').isVisible()).toBe(true)
    if (app.main) expect(await app.main.evaluate("require('electron').Menu.getApplicationMenu().items.at(-1).submenu.items.find(({ label }) => label === '诊断与关于').enabled")).toBe(true)
    rmSync(folder)
    await app.page.getByTestId('folder-retry').click()
    await app.page.getByTestId('start-sample').waitFor()
  } finally {
    await app.close()
  }
})

/** Calls of a window of Electron go through a port, where a test cannot break them. */
describe.skipIf(process.env.SIXSTAR_SHELL === 'electron')('calls that fail (in a browser; the pages are the same)', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await openApplication(newDataFolder())
    await openSample(opened.page)
  })
  afterAll(() => opened.close())

  it('that the round cannot be read is not taken for there being none, and it can be tried again on every page', async () => {
    const { page } = opened
    const failure = page.getByTestId('read-failure')
    const repair = await breakCalls(page, ['rounds/get'])
    await page.reload()
    await failure.waitFor()
    for (const name of ['评分录入', '六星评定', '比学赶超', '对比', '争创计划']) {
      await openPage(page, name)
      await failure.waitFor()
    }
    for (const path of ['/scoring/progress', '/scoring/carry-over', '/scoring/files', '/scoring/card', '/stars/sensitivity', '/outputs?kind=notice-table', '/board']) {
      await page.evaluate((to) => (location.hash = `#${to}`), path)
      await failure.waitFor()
      expect(await page.getByText('还没有评价期').count()).toBe(0)
    }
    expect(await page.locator('.el-message--error').count()).toBe(0)
    await page.evaluate(() => (location.hash = '#/scoring/progress'))
    await page.getByRole('heading', { level: 1, name: '评分进度与确认' }).waitFor()
    await repair()
    await failure.getByRole('button', { name: '重试' }).click()
    await page.getByTestId('progress-table').waitFor()
    await failure.waitFor({ state: 'detached' })
  })

  it('that results cannot be read is said where they would be, on every page that shows them', async () => {
    const { page } = opened
    const failure = page.getByTestId('read-failure').filter({ visible: true })
    const repair = await breakCalls(page, ['results/table'])
    await page.reload()
    for (const name of ['评分录入', '六星评定', '比学赶超']) {
      await openPage(page, name)
      await failure.waitFor()
      expect(await page.getByText('没有符合条件').filter({ visible: true }).count()).toBe(0)
    }
    expect(await page.locator('.el-message--error').count()).toBe(0)
    await repair()
    await failure.getByRole('button', { name: '重试' }).click()
    await page.getByTestId('race-table').waitFor()
    await failure.waitFor({ state: 'detached' })
  })

  /** What must not be said of something that could not be read. */
  const untrue = ['还没有', '没有符合条件', '没有上期可比', '正在读取', '正在试算']

  /** Pages, how one gets there where a click does not do, what they read first, and what is on them once it was read. */
  const reading: { name: string; go?: (page: Page) => Promise<void>; procedure: string; content: string }[] = [
    { name: '总览', procedure: 'results/overview', content: '.summary' },
    { name: '组织台账', procedure: 'subjects/list', content: '[data-testid=organizations-count]' },
    { name: '评价方案', procedure: 'schemes/list', content: '[data-testid=scheme-copy]' },
    { name: '评分录入', procedure: 'scoring/sheets', content: '[data-rgrow="0"]' },
    { name: '比学赶超', procedure: 'results/race', content: '[data-testid=race-table]' },
    { name: '争创计划', procedure: 'plans/list', content: '.figures, .empty' },
    { name: '数据交换', procedure: 'exchange/tasks', content: '.el-tab-pane:visible .empty, .el-tab-pane:visible .el-button' },
    { name: '留痕', procedure: 'audit/list', content: '[aria-label=留痕]' },
    { name: '设置', procedure: 'settings/get', content: '#unit-name' },
    { name: '评分进度与确认', go: (page) => goTo(page, '/scoring/progress'), procedure: 'sheets/statuses', content: '[data-testid=progress-table] tbody tr' },
    {
      name: '对比',
      async go(page) {
        await openPage(page, '比学赶超')
        await page.getByTestId('race-table').getByRole('checkbox').nth(1).check()
        await page.getByTestId('compare-chosen').click()
      },
      procedure: 'results/compare',
      content: '.panes',
    },
    {
      name: '名次和星级的余量',
      async go(page) {
        await goTo(page, '/stars/sensitivity')
        await page.getByText('名次和星级的余量').click()
      },
      procedure: 'sensitivity/margins',
      content: '[data-testid=margin-counts]',
    },
  ]
  it.each(reading)('$name says that it could not be read, once, and reads it when tried again', async ({ name, go = (page) => openPage(page, name), procedure, content }) => {
    const { page } = opened
    const failure = page.getByTestId('read-failure').filter({ visible: true })
    await openPage(page, name === '设置' ? '评价期' : '设置')
    const repair = await breakCalls(page, [procedure])
    await go(page)
    await failure.getByText('与程序的连接已断开').waitFor()
    expect(await page.locator('.el-message--error').count()).toBe(0)
    for (const words of untrue) expect(await page.getByText(words).filter({ visible: true }).count()).toBe(0)
    await repair()
    await failure.getByRole('button', { name: '重试' }).click()
    await page.locator(content).first().waitFor()
    await failure.waitFor({ state: 'detached' })
  })
})

const goTo = (page: Page, path: string) => page.evaluate((to) => void (location.hash = `#${to}`), path)
