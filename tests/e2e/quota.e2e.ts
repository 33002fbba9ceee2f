/** A round with a tie at a quota: decided with a reason, finished, opened again, one mark corrected, finished anew, and what that changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Indicator, Scheme } from '@rules'
import { entryParts } from '@shared/entry'
import { createStore } from '../../src/main/store'
import { enter } from '../../src/main/services/scoring/enter'
import { device } from '../store/helpers'
import { context, fullEntries, openRound, publish, schemeNamed, textsFor } from '../services/round-helpers'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage } from './harness/flows'
import { Grid } from './harness/grid'
import { hasChineseFont, pdfPages } from './harness/pdf'
import { sheetRows } from './harness/tables'

const names = ['甲公司', '乙公司', '丙公司', '丁公司']
let app: Opened
let trouble: string[]
let corrected: Indicator
let third: string

/** 甲公司 and 乙公司 equal in everything, one place at the quota between them; 丙公司 behind, with marks to be corrected. */
beforeAll(async () => {
  const folder = newDataFolder()
  mkdirSync(folder)
  const path = join(folder, '名额.sixstar')
  const store = createStore(path, { device, now: () => new Date(Date.UTC(2026, 10, 1)), sample: false })
  store.write(context, (tx) => tx.settings.update({ ...tx.settings.get(), unitName: '示例市委两新工委' }))
  const { scheme: built } = schemeNamed(store, '年度方案')
  const scheme: Scheme = { ...built, id: 'quota-test', name: '名额试验', quotas: [{ level: 1, atMost: { count: 1 }, scope: 'all', round: 'down', ties: 'exclude', hard: false }] }
  const { roundId, subjectIds } = openRound(store, publish(store, scheme), names.map((name) => ({ name, track: 'large', attributes: { enterprise: true, firstTime: true } })))
  subjectIds.forEach((subjectId, at) => enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => at < 2 || (at === 2 && code !== 'P2')) }))
  const found = scheme.stars.flatMap(({ indicators }) => indicators).find(({ code }) => code === 'P2')
  if (!found) throw new Error('no P2')
  corrected = found
  third = subjectIds[2] ?? ''
  store.close()
  writeFileSync(join(folder, 'machine.json'), JSON.stringify({ chains: {}, current: path, elsewhere: [] }))
  app = await openApplication(folder)
  trouble = watchForTrouble(app.page)
  await app.page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
})
afterAll(async () => {
  await app.close()
})

async function finish(reason: string): Promise<void> {
  const { page } = app
  await page.getByTestId('round-finish').click()
  const decisions = page.getByTestId('check-soft-quotas').locator('input')
  await decisions.first().waitFor()
  expect(await page.getByTestId('round-finish-confirm').isDisabled()).toBe(true)
  for (const box of await decisions.all()) await box.fill(reason)
  await page.getByTestId('round-finish-confirm').click()
  await page.locator('.el-message-box__btns .el-button--primary').click()
  await page.getByRole('heading', { level: 1, name: '定级记录' }).waitFor()
}

it('names the tie, wants a reason for everyone outside the quota, and keeps the reasons with the edition', async () => {
  const { page } = app
  await page.getByRole('navigation').getByRole('link', { name: '评价期', exact: true }).click()
  await page.getByRole('link', { name: '2026 年度' }).first().click()
  await page.getByTestId('round-finish').click()
  await page.getByTestId('check-ties').getByText(/第 1 名并列 2 个：.*甲公司.*名额线在并列处/).waitFor()
  const asked = await page.getByTestId('check-soft-quotas').locator('input').count()
  expect(asked).toBeGreaterThanOrEqual(2)
  await page.getByRole('button', { name: '返回评价期' }).click()
  await finish('评价小组 11 月 20 日会议决定保留')
  const edition = page.getByTestId('edition').first()
  expect((await edition.innerText()).match(/保留理由：评价小组 11 月 20 日会议决定保留/g)).toHaveLength(asked)
  await edition.getByRole('button', { name: '重新计算核对' }).click()
  await page.getByText('按第 1 次定级时的数据重新计算，结果逐字节相同').waitFor()
})

it('prints the notice of the finished round, everybody in it with the level that was decided', async () => {
  const { page } = app
  await openPage(page, '六星评定')
  await page.getByTestId('open-outputs').click()
  await page.getByRole('heading', { level: 1, name: '输出' }).waitFor()
  await expect.poll(() => page.getByTestId('output-preview').innerText()).toMatch(/公示[\s\S]*甲公司/)
  if (!hasChineseFont) return
  const path = await app.saveFile(() => page.getByTestId('output-save-pdf').click())
  expect(readFileSync(path, 'latin1').slice(0, 5)).toBe('%PDF-')
  const pages = pdfPages(path)
  if (pages.length === 0) return
  const text = pages.join('\n')
  for (const name of names.slice(0, 2)) expect(text).toContain(name)
  expect(text).not.toContain('过程数据')
})

it('is opened again with a reason, takes a corrected mark, and the next edition says what that changed', async () => {
  const { page } = app
  await page.getByRole('navigation').getByRole('link', { name: '评价期', exact: true }).click()
  await page.getByRole('link', { name: '2026 年度' }).first().click()
  await page.getByTestId('round-reopen').click()
  await page.locator('.el-message-box__input input').fill('丙公司材料漏记')
  await page.locator('.el-message-box__btns .el-button--primary').click()
  await page.getByTestId('round-finish').waitFor()
  await page.getByRole('navigation').getByRole('link', { name: '评分录入', exact: true }).click()
  await page.getByTestId('scoring-stage-city').click()
  const grid = new Grid(page)
  const row = Number(await page.locator(`[data-rgrow]:has([data-subject="${third}"])`).first().getAttribute('data-rgrow'))
  const good = textsFor(corrected, true)
  for (const { code } of entryParts(corrected)) await grid.paste(row, `${corrected.code}/${code}`, good[code] ?? '')
  await grid.saved()
  await page.getByRole('navigation').getByRole('link', { name: '评价期', exact: true }).click()
  await page.getByRole('link', { name: '2026 年度' }).first().click()
  await finish('更正后仍由评价小组决定保留')
  const difference = page.getByTestId('difference')
  await difference.waitFor()
  const text = await difference.innerText()
  expect(text).toMatch(/更正理由：丙公司材料漏记/)
  expect(text).toMatch(/丙公司/)
  expect(text).not.toMatch(/丁公司/)
  expect(await page.getByTestId('edition').count()).toBe(2)
  const path = await app.saveFile(async () => {
    await page.getByTestId('export').click()
    await page.getByTestId('export-xlsx').locator('visible=true').click()
  })
  const rows = sheetRows(read(readFileSync(path)), '更正')
  const changes = rows.filter((each) => each[1] === '丙公司')
  expect(changes.map((each) => each[3])).toContain('总分')
  expect(rows.flat().join()).toContain('更正理由：丙公司材料漏记')
  expect(trouble).toEqual([])
})
