/** Three real processes: an office and two evaluators, with a conflict, a repeated package and a late one. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'
import { allSaved } from './harness/scoring'

const indicator = 'P2'

async function typeAt(page: Page, row: number, text: string): Promise<void> {
  await page.locator(`[data-rgrow="${row}"] [data-part^="${indicator}/"]`).click()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await allSaved(page)
}

const cell = (page: Page, row: number) => page.locator(`[data-rgrow="${row}"] [data-part^="${indicator}/"] .cell-text`)

async function openTownGrid(page: Page): Promise<void> {
  await openPage(page, '评分录入')
  await page.getByTestId('scoring-stage-town').click()
  await page.getByTestId('scoring-star-P').click()
  await page.locator('[data-rgrow="0"]').first().waitFor()
}

const exportScores = async (app: Opened) => {
  await openPage(app.page, '数据交换')
  return app.saveFile(() => app.page.getByTestId('scores-send').click())
}

describe('offline exchange', () => {
  let office: Opened
  let one: Opened
  let two: Opened
  let trouble: string[][]
  let taskFile: string
  let early: string

  beforeAll(async () => {
    office = await openApplication(newDataFolder())
    one = await openApplication(newDataFolder())
    two = await openApplication(newDataFolder())
    trouble = [office, one, two].map(({ page }) => watchForTrouble(page))
    await openSample(office.page)
  })
  afterAll(async () => {
    for (const app of [office, one, two]) await app.close()
  })

  async function merge(file: string, counts: RegExp): Promise<void> {
    await openPage(office.page, '数据交换')
    await office.chooseFile(file, () => office.page.getByTestId('scores-merge').click())
    await expect.poll(() => office.page.getByTestId('merge-counts').innerText()).toMatch(counts)
    await office.page.getByTestId('merge-confirm').click()
    await office.page.getByTestId('merge-counts').waitFor({ state: 'hidden' })
  }

  it('sends a task package', async () => {
    await openPage(office.page, '数据交换')
    await office.page.getByTestId('task-send').click()
    await office.page.getByTestId('task-author').fill('甲镇评分员')
    await office.page.getByTestId('task-form').getByText('镇街初评').click()
    taskFile = await office.saveFile(() => office.page.getByTestId('task-make').click())
    expect(taskFile).toMatch(/任务包.*甲镇评分员\.sixtask$/)
    await office.page.getByText('未交回').waitFor()
  })

  it('sets up exactly that work on two other machines', async () => {
    for (const { page, app } of [{ page: one.page, app: one }, { page: two.page, app: two }]) {
      await app.chooseFile(taskFile, () => page.getByTestId('start-task').click())
      await page.getByRole('heading', { level: 1, name: '评分录入' }).waitFor({ timeout: 60_000 })
      await openTownGrid(page)
    }
  })

  it('merges what comes back, and counts it at once', async () => {
    await typeAt(one.page, 0, '11')
    await typeAt(one.page, 1, '12')
    early = await exportScores(one)
    await merge(early, /2\s*更新/)
    await openTownGrid(office.page)
    await expect.poll(() => cell(office.page, 0).textContent()).toBe('11')
  })

  it('lists what two people did differently, until a person chooses', async () => {
    await typeAt(two.page, 0, '21')
    await typeAt(two.page, 1, '12')
    await merge(await exportScores(two), /1\s*冲突/)
    await office.page.getByRole('tab', { name: '待裁定（1）' }).click()
    const conflict = office.page.getByTestId('conflict')
    await conflict.getByText(/（次） 21$/).click()
    await office.page.getByTestId('conflicts-decide').click()
    await office.page.getByRole('tab', { name: '待裁定（0）' }).waitFor()
    await openTownGrid(office.page)
    await expect.poll(() => cell(office.page, 0).textContent()).toBe('21')
  })

  it('takes a repeated and a late package as normal', async () => {
    await openPage(office.page, '数据交换')
    await office.chooseFile(early, () => office.page.getByTestId('scores-merge').click())
    await office.page.getByText('都已经合并过').waitFor()
    await office.page.keyboard.press('Escape')
    await openTownGrid(one.page)
    await typeAt(one.page, 2, '13')
    await merge(await exportScores(one), /1\s*更新/)
    await office.page.getByRole('tab', { name: '待裁定（0）' }).waitFor()
    await openTownGrid(office.page)
    await expect.poll(() => cell(office.page, 2).textContent()).toBe('13')
    await expect.poll(() => cell(office.page, 0).textContent()).toBe('21')
  })

  it('says why a package is refused', async () => {
    await openPage(two.page, '数据交换')
    await openPage(office.page, '数据交换')
    await office.chooseFile(taskFile, () => office.page.getByTestId('scores-merge').click())
    await office.page.getByText('这是任务包，不是评分包').waitFor()
  })

  it('restores the backup made before a merge, and goes back', async () => {
    await office.page.getByRole('tab', { name: '备份与恢复' }).click()
    await office.page.getByText('合并评分包之前').first().waitFor()
    await office.page.getByTestId('backup-restore').first().click()
    await office.page.getByText(/备份之后又有 \d+ 条修改记录/).waitFor()
    await office.page.getByTestId('restore-confirm').click()
    await office.page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await openTownGrid(office.page)
    await expect.poll(() => cell(office.page, 2).textContent()).not.toBe('13')
    await openPage(office.page, '数据交换')
    await office.page.getByRole('tab', { name: '备份与恢复' }).click()
    await office.page.getByRole('row', { name: /恢复备份之前/ }).first().getByTestId('backup-restore').click()
    await office.page.getByTestId('restore-confirm').click()
    await office.page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await openTownGrid(office.page)
    await expect.poll(() => cell(office.page, 2).textContent()).toBe('13')
  })

  it('tells it all in 留痕, finds every chain whole, and leads to one entry', async () => {
    const { page } = office
    await openPage(page, '留痕')
    await page.getByTestId('audit-text').fill('裁定')
    await expect.poll(() => page.getByTestId('audit-total').innerText()).toBe('1 条')
    await page.getByRole('region', { name: '留痕' }).getByText('裁定冲突').click()
    await page.getByTestId('audit-entry').getByText(/（次） 21/).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('audit-check').click()
    await page.getByTestId('audit-report').getByText('没有发现改动、删除或插入').waitFor()
    await page.keyboard.press('Escape')
  })

  it('says nothing on any console', () => {
    // The browser notes the status of every refused call by itself.
    expect(trouble.flat().filter((line) => !line.includes('status of 422'))).toEqual([])
  })
})
