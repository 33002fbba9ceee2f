/** The card of one organization as an evaluator uses it: scored by keyboard, proved, carried over, confirmed, given back, opened again. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { builtInSchemes } from '@shared/schemes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { enterByKeys, focused, openCard, row, savedMark } from './harness/card'
import { openPage, openSample } from './harness/flows'
import { signIn } from './harness/people'
import { allSaved } from './harness/scoring'

const scheme = builtInSchemes.find(({ id }) => id === 'six-star-year')
if (!scheme) throw new Error('no yearly variant')
const indicators = scheme.stars.flatMap((star) => star.indicators)
/** Assessed by itself only: nothing is entered at the later stages. */
const organization = '058'

describe('the card of one organization', () => {
  const folder = newDataFolder()
  let app: Opened
  let page: Page
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    page = app.page
    trouble = watchForTrouble(page)
    await openSample(page)
    await openPage(page, '评分录入')
  })
  afterAll(() => app.close())

  const progress = () => page.getByTestId('card-progress').textContent()
  const state = () => page.getByTestId('card-state').textContent()
  const stars = () => page.getByTestId('card-head').getByRole('img').getAttribute('aria-label')

  it('opens from the table and goes from one organization to the next by key', async () => {
    await signIn(page, '示例甲', '1234')
    await openCard(page, organization)
    await page.getByTestId('scoring-stage-city').click()
    const name = () => page.getByTestId('card-head').getByRole('heading').textContent()
    const here = await name()
    await page.getByTestId('card-main').focus()
    await page.keyboard.press('Alt+PageDown')
    await expect.poll(name).not.toBe(here)
    await page.keyboard.press('Alt+PageUp')
    await expect.poll(name).toBe(here)
    expect(await page.getByTestId('card-position').textContent()).toBe('58 / 60')
  })

  it('shows what stands at the other stages and in the last round beside every indicator', async () => {
    const facts = row(page, 'P2').locator('table')
    expect(await facts.locator('th').allTextContents()).toEqual(['上期', '自评', '镇街初评', '市级复评'])
    expect(await facts.locator('tr').nth(1).textContent()).toMatch(/\d.*分/)
    expect(await facts.locator('tr').nth(3).textContent()).toContain('没有评分')
    await row(page, 'P1').getByText('“第一议题”').first().waitFor()
  })

  it('takes every indicator by keyboard alone, points and stars following', async () => {
    expect(await progress()).toMatch(/^已评 0 \/ \d+，未评 \d+$/)
    await page.getByTestId('card-main').focus()
    let entered = 0
    for (;;) {
      await page.keyboard.press('F8')
      if (await page.getByTestId('card-message').getByText('本表没有未评的指标').isVisible()) break
      const code = await focused(page)
      const indicator = indicators.find((each) => each.code === code)
      if (!indicator) throw new Error(`no indicator at the focus: ${String(code)}`)
      await enterByKeys(page, indicator, true)
      entered += 1
      expect(entered).toBeLessThanOrEqual(indicators.length)
    }
    await allSaved(page)
    expect(await progress()).toBe(`已评 ${entered} / ${entered}`)
    await expect.poll(stars).not.toContain('未点亮')
    expect(await row(page, 'P2').getByTestId('card-points').textContent()).toContain('5 / 5 分')
    await page.getByTestId('card-explanation').first().locator('summary').click()
    await row(page, 'P2').locator('.node').first().waitFor()
  })

  it('tells points and refusals while typing, before anything is saved, and keeps refused text', async () => {
    const field = row(page, 'P2').locator('input')
    await field.click()
    await page.keyboard.type('20')
    await expect.poll(() => row(page, 'P2').getByTestId('card-points').textContent()).toContain('4 / 5 分')
    await page.keyboard.press('Escape')
    await expect.poll(() => field.inputValue()).toBe('24')
    await page.keyboard.type('很多')
    await row(page, 'P2').getByText('“很多”不是数字').waitFor()
    await page.keyboard.press('Enter')
    await allSaved(page)
    expect(await row(page, 'P2').getAttribute('data-content')).toBe('refused')
    expect(await progress()).toContain('退回 1')
    expect(await field.inputValue()).toBe('很多')
  })

  it('undoes and redoes, going to where it was', async () => {
    await page.getByTestId('card-main').focus()
    await page.keyboard.press('Control+z')
    await savedMark(page, 'P2')
    expect(await focused(page)).toBe('P2')
    await page.keyboard.press('Control+y')
    await expect.poll(() => row(page, 'P2').getAttribute('data-content')).toBe('refused')
    await page.keyboard.press('Control+z')
    await savedMark(page, 'P2')
  })

  it('tells not applicable with its reason from missing and 0', async () => {
    await page.getByTestId('card-na-C3').click()
    await page.keyboard.type('没有建共富工坊')
    await page.keyboard.press('Control+Enter')
    await allSaved(page)
    await expect.poll(() => row(page, 'C3').getAttribute('data-content')).toBe('marked-not-applicable')
    expect(await row(page, 'C3').locator('textarea').inputValue()).toBe('没有建共富工坊')
    await row(page, 'C3').locator('input').click()
    await page.keyboard.press('Delete')
    await page.keyboard.type('0')
    await page.keyboard.press('Enter')
    await savedMark(page, 'C3')
    await row(page, 'C3').locator('input').click()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Enter')
    await allSaved(page)
    await expect.poll(() => row(page, 'C3').getAttribute('data-content')).not.toBe('mark')
    await page.keyboard.press('Control+z')
    await savedMark(page, 'C3')
  })

  it('keeps evidence, takes it away and back, and tells a file that is gone', async () => {
    const proof = join(folder, '..', '会议记录.pdf')
    writeFileSync(proof, '%PDF-1.4 示例')
    const own = row(page, 'P1')
    await app.chooseFile(proof, () => own.getByTestId('evidence-add').click())
    await own.getByText('会议记录.pdf').waitFor()
    await own.getByRole('button', { name: '移除佐证材料 会议记录.pdf' }).click()
    await own.getByText('会议记录.pdf').waitFor({ state: 'hidden' })
    await page.locator('.el-message').getByRole('button', { name: '撤销' }).last().click()
    await own.getByText('会议记录.pdf').waitFor()
    const kept = readdirSync(folder, { recursive: true }).map(String).find((name) => /[0-9a-f]{64}$/.test(name))
    if (kept === undefined) throw new Error('nothing was kept')
    rmSync(join(folder, kept))
    await own.getByRole('button', { name: '会议记录.pdf', exact: true }).click()
    await page.getByText('不在佐证材料文件夹中，可能只复制了数据文件').waitFor()
    await own.getByText('文件不在佐证材料文件夹中').waitFor()
    await page.locator('.el-message__closeBtn').last().click()
    // A browser reports the refusal on its console, over HTTP.
    expect(trouble.splice(0).filter((line) => !line.includes('status of 404'))).toEqual([])
  })

  it('records a veto with its basis, lifts it, and takes each step back', async () => {
    const vetoed = () => page.getByTestId('card-level').textContent().then((text) => text?.includes('不定级'))
    const basis = page.getByRole('textbox', { name: /依据和文号/ })
    const date = page.getByRole('combobox', { name: /依据的日期/ })
    await page.getByTestId('card-veto-V1').click()
    await expect.poll(vetoed).toBe(true)
    await basis.fill('示例〔2026〕5 号')
    await date.fill('2026-03-12')
    await date.press('Enter')
    await expect.poll(() => date.inputValue()).toBe('2026-03-12')
    await page.getByTestId('card-main').focus()
    await page.getByTestId('card-veto-V1').click()
    await expect.poll(vetoed).toBe(false)
    await page.getByText('已取消一票否决').locator('..').getByRole('button', { name: '撤销', exact: true }).click()
    await expect.poll(vetoed).toBe(true)
    expect([await basis.inputValue(), await date.inputValue()]).toEqual(['示例〔2026〕5 号', '2026-03-12'])
    for (const expected of [false, true]) {
      await page.keyboard.press('Control+Z')
      await expect.poll(vetoed).toBe(expected)
    }
    await page.keyboard.press('Control+Z')
    await expect.poll(() => date.inputValue()).toBe('')
    await page.keyboard.press('Control+Z')
    await expect.poll(() => basis.inputValue()).toBe('')
    await page.keyboard.press('Control+Z')
    await expect.poll(vetoed).toBe(false)
  })

  it('confirms against the paper total, and is read-only then', async () => {
    await page.getByTestId('card-confirm').click()
    await page.getByTestId('card-control-total').fill('1')
    await page.getByTestId('card-confirm-done').click()
    await page.getByTestId('card-confirm-problem').getByText('纸质表合计 1 分').waitFor()
    await page.getByTestId('card-control-total').fill('')
    await page.getByTestId('card-confirm-done').click()
    await expect.poll(state).toBe('已确认')
    expect(await row(page, 'P2').locator('input').isDisabled()).toBe(true)
  })

  it('lets a second person give it back with a reason, but nobody approve their own', async () => {
    await page.getByTestId('card-approve').click()
    await page.getByText(/须由另一人复核/).waitFor()
    await page.locator('.el-message__closeBtn').last().click()
    await signIn(page, '示例乙', '5678')
    await page.getByTestId('card-reject').click()
    await page.getByRole('dialog').getByRole('textbox').fill('次数与台账不符')
    await page.getByRole('button', { name: '退回', exact: true }).last().click()
    await expect.poll(state).toBe('已退回')
    await page.getByText('原因：次数与台账不符').waitFor()
    expect(await row(page, 'P2').locator('input').isDisabled()).toBe(false)
  })

  it('is confirmed again, approved, and opened again with a reason', async () => {
    await signIn(page, '示例甲', '1234')
    await page.getByTestId('card-confirm').click()
    await page.getByTestId('card-confirm-done').click()
    await expect.poll(state).toBe('已确认')
    await signIn(page, '示例乙', '5678')
    await page.getByTestId('card-approve').click()
    await expect.poll(state).toBe('已复核')
    await page.getByTestId('card-reopen').click()
    await page.getByRole('dialog').getByRole('textbox').fill('补报材料')
    await page.getByRole('button', { name: '重新打开', exact: true }).last().click()
    await expect.poll(state).toBe('未确认')
    expect(await row(page, 'P2').locator('input').isDisabled()).toBe(false)
  })

  it('carries marks over as unconfirmed ones', async () => {
    await page.getByTestId('card-to-table').click()
    await page.getByTestId('scoring-carry').click()
    // The table before it has stages and a search of its own.
    await page.getByRole('heading', { level: 1, name: '从上期带入' }).waitFor()
    await page.getByTestId('scoring-stage-town').click()
    await page.getByRole('textbox', { name: '搜索组织' }).fill(organization)
    await page.getByTestId('carry-summary').getByText(/^可带入 \d+ 项，涉及 1 家$/).waitFor()
    await page.getByTestId('carry-left').click()
    await page.getByTestId('carry-preview').getByText('所选评价期没有评分').first().waitFor()
    await page.getByTestId('carry-do').click()
    await page.getByTestId('pending-table').getByText(organization).first().waitFor()
  })

  it('accepts them on the card one by one and in bulk on the page, undoes and discards', async () => {
    const count = async () => Number(/\d+/.exec((await page.getByTestId('carry-pending').textContent()) ?? '')?.[0])
    const waiting = await count()
    await page.getByTestId('pending-table').getByRole('button', { name: '评分卡' }).first().click()
    await page.getByTestId('card-carried').first().waitFor()
    expect(await progress()).toContain(`上期待确认 ${waiting}`)
    const code = await focused(page)
    if (code === null) throw new Error('nothing has the focus')
    await page.keyboard.press('Control+Enter')
    await savedMark(page, code)
    expect(await progress()).toContain(`上期待确认 ${waiting - 1}`)
    await page.keyboard.press('Control+z')
    await expect.poll(progress).toContain(`上期待确认 ${waiting}`)
    await page.getByTestId('card-accept-all').click()
    await allSaved(page)
    await expect.poll(progress).not.toContain('上期待确认')
    await page.getByTestId('card-main').focus()
    await page.keyboard.press('Control+z')
    await expect.poll(progress).toContain(`上期待确认 ${waiting}`)
    await allSaved(page)
    await page.getByTestId('card-to-table').click()
    await page.getByTestId('scoring-carry').click()
    await page.getByTestId('carry-pending').click()
    await page.getByTestId('pending-all').click()
    await page.getByTestId('pending-accept').click()
    await expect.poll(count).toBe(0)
    await page.locator('.el-message').getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(count).toBe(waiting)
    await page.getByTestId('pending-all').click()
    await page.getByTestId('pending-discard').click()
    await expect.poll(count).toBe(0)
    await page.locator('.el-message').getByRole('button', { name: '撤销' }).last().click()
    await expect.poll(count).toBe(waiting)
  })

  it('says nothing on the console', () => {
    expect(trouble).toEqual([])
  })
})
