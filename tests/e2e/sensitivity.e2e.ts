/** 敏感性试算 in the sample data: what it says held against trying it out mark by mark, and nothing of it written. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { assumePoints, pointChoices, type OrganizationResult } from '@rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluationOf, previousLevels, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { openStore } from '../../src/main/store'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

describe('what if', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]
  let effect: string[][] = []
  let summary = ''
  let margins: string[][] = []

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
    await openPage(app.page, '六星评定')
    await app.page.getByTestId('open-sensitivity').click()
    await app.page.getByText('试算，不进入正式表').waitFor()
  })
  afterAll(async () => {
    await app.close()
  })

  it('tells whose level and rank would be others with another weight and another line', async () => {
    const { page } = app
    await page.getByTestId('alter-weights/S').locator('input').fill('40')
    await page.keyboard.press('Tab')
    await page.getByTestId('alter-lines/S').locator('input').fill('95')
    await page.keyboard.press('Tab')
    await page.getByTestId('scheme-effect').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('[data-testid="scheme-effect-table"] tbody tr[aria-rowindex]').length > 3)
    await page.waitForTimeout(800)
    summary = await page.getByTestId('scheme-effect').innerText()
    effect = await page.locator('[data-testid="scheme-effect-table"] tbody tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))
    await page.getByTestId('alter-lines/S').locator('input').fill('0')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '恢复为方案原值' }).click()
    await page.getByText('在左边改一个数').waitFor()
  })

  it('lists the smallest change that alters each rank and level', async () => {
    const { page } = app
    await page.getByTestId('sensitivity-panels').getByText('名次和星级的余量').click()
    await page.locator('[data-testid="margins-table"] tbody tr[aria-rowindex]').nth(5).waitFor({ timeout: 60_000 })
    margins = await page.locator('[data-testid="margins-table"] tbody tr[aria-rowindex]').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))
    const counts = await page.getByTestId('margin-counts').innerText()
    await page.getByTestId('margin-near').locator('input').fill('5')
    await page.keyboard.press('Tab')
    await page.waitForFunction((before) => document.querySelector<HTMLElement>('[data-testid="margin-counts"]')?.innerText !== before, counts)
  })

  it('said nothing on the console; its figures are those of loops over the file, which it left as it was', async () => {
    expect(trouble).toEqual([])
    await app.close()
    const samples = join(folder, '示例数据')
    const store = openStore(join(samples, readdirSync(samples).find((name) => name.endsWith('.sixstar')) ?? ''), { device: '33333333-3333-4333-8333-333333333333', now: () => new Date() })
    const round = store.rounds.list().find(({ status }) => status === 'open')
    const roundId = round?.id ?? ''
    const evaluation = evaluationOf(store, roundId)
    const { compiled, subjects } = evaluation.loaded
    const results = roundTotals(store, roundId)
    const options = { previousLevels: previousLevels(store, roundId) }
    const entries = evaluation.entries()
    const written = store.changes.actions().filter((action) => action.includes('试算'))
    store.close()
    expect(written).toEqual([])
    const idOf = (name: string) => subjects.find((each) => each.name === name)?.subjectId ?? ''

    const totalOf = (result: OrganizationResult) => {
      let total = Math.round((result.bonus - result.deduction) * 100)
      for (const { code, score, fullScore } of result.stars) total += code === 'S' ? Math.round((score * 100 * 40) / fullScore + 1e-6) : Math.round(score * 100)
      return Math.min(total, Math.round((compiled.scheme.cap ?? Infinity) * 100))
    }
    for (const [name = '', , , rank = '', total = ''] of effect) {
      const own = results.find(({ organizationId }) => organizationId === idOf(name))
      if (!own) throw new Error(name)
      expect(total).toContain(`${own.total.toFixed(2)} → ${(totalOf(own) / 100).toFixed(2)}`)
      const [was, now] = rank.split(' → ')
      expect(was).toBe(String(own.rank ?? '未排'))
      if (own.rank === null) continue
      const field = results.filter((each) => each.track === own.track && each.rank !== null).map(totalOf)
      // Totals alone bound the rank: those above are ahead, those level with it may be.
      let above = 0
      let level = 0
      for (const other of field) {
        if (other > totalOf(own)) above += 1
        if (other === totalOf(own)) level += 1
      }
      expect(Number(now)).toBeGreaterThanOrEqual(above + 1)
      expect(Number(now)).toBeLessThanOrEqual(above + level)
    }
    expect(summary).toMatch(/^共 60 家：星级会变的 \d+ 家（升 0、降 \d+），名次会变的 \d+ 家。$/)

    const [closest] = margins
    const [name = '', , rank, told = ''] = closest ?? []
    const [, by = '', becomes = '', to = ''] = /^([+−][\d.]+) → 第 (\d+) 名（.+：[\d.]+ → ([\d.]+)）$/.exec(told) ?? []
    const id = idOf(name)
    const rankWith = (points: Record<string, number>) => assumePoints(compiled, entries, id, points, options).find(({ organizationId }) => organizationId === id)?.rank
    expect(rank).toBe(String(rankWith({})))
    const size = Math.abs(Number(by.replace('−', '-')))
    let reached = false
    for (const { indicator, state, points, choices } of pointChoices(compiled, entries, id)) {
      if (state === 'not-applicable' || choices.length === 0) continue
      const now = points ?? 0
      // Everything nearer leaves the rank as it is; what was told does not.
      for (const value of [now - size + 0.0001, now + size - 0.0001]) {
        if (choices.some(({ from, to: until, step }) => value >= from && value <= until && step <= 0.0001)) expect(rankWith({ [indicator]: Number(value.toFixed(4)) })).toBeLessThanOrEqual(Number(rank))
      }
      if (Math.abs(Math.abs(Number(to) - now) - size) < 1e-9 && choices.some(({ from, to: until }) => Number(to) >= from && Number(to) <= until) && rankWith({ [indicator]: Number(to) }) === Number(becomes)) reached = true
    }
    expect(reached).toBe(true)
  })
})
