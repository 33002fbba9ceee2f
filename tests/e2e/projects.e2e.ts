/** 领办项目擂台赛 and 成员单位考核 on the pages everything else uses: register, round, judges in turn, results, race, boards, paper. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage } from './harness/flows'
import { newRound } from './harness/grid'
import { signIn } from './harness/people'
import { pasteFew } from './harness/scoring'
import { sheetRows } from './harness/tables'

const aspects = [
  { code: 'X', full: 20 },
  { code: 'M', full: 30 },
  { code: 'E', full: 30 },
  { code: 'R', full: 10 },
  { code: 'Z', full: 10 },
]
const projects = ['红色引擎领航', '暖心驿站共建', '小个专党建破题', '新就业群体友好城市', '楼宇党建提质', '产业链党建联建', '银龄助企']
const judges = [...['评委甲', '评委乙', '评委丙', '评委丁', '评委戊'].map((name) => ({ name, role: 'jury' })), ...['群众子', '群众丑'].map((name) => ({ name, role: 'public' }))]

/** What a judge gives, in tenths: whole numbers of the test, far enough apart that the trimming shows. */
function given(judge: number, project: number, aspect: number): number {
  const full = (aspects[aspect]?.full ?? 0) * 10
  const share = project === 6 ? 40 : 92 - project * 3 - ((judge * 7 + aspect * 5 + project * 3) % 11)
  if (judge === 1) return Math.round((full * Math.min(100, share + 8)) / 100)
  return judge === 3 ? Math.round((full * Math.max(0, share - 25)) / 100) : Math.round((full * share) / 100)
}

/** In hundredths, once more by hand: of the five judges the highest and the lowest go, 70 to 30 with the public's mean, each aspect rounded. */
function scoreOf(project: number, aspect: number): number {
  const of = (role: string) => judges.flatMap((judge, at) => (judge.role === role ? [given(at, project, aspect)] : []))
  const jury = of('jury').sort((a, b) => a - b).slice(1, -1)
  const people = of('public')
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
  // (70 × Σ jury ÷ 3 + 30 × Σ public ÷ 2) ÷ 100 tenths = hundredths × 10 over one denominator of 6.
  const n = 10 * (70 * 2 * sum(jury) + 30 * 3 * sum(people))
  return Math.floor((2 * n + 600) / 1200)
}

const expected = projects
  .map((name, project) => ({ name, scores: aspects.map((_, aspect) => scoreOf(project, aspect)) }))
  .map((row) => ({ ...row, total: row.scores.reduce((all, score) => all + score, 0) }))
  .sort((a, b) => b.total - a.total)
  .map((row, at) => ({ ...row, rank: at + 1, level: row.total < 6000 ? '参赛' : at === 0 ? '第一' : at < 3 ? '前三' : '前十' }))

describe('a contest of projects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-projects-'))
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder(), { width: 1440, height: 900 })
    trouble = watchForTrouble(app.page)
    await app.page.getByTestId('start-import').click()
    await app.page.getByTestId('import-choose').waitFor()
  })
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function importRegister(kind: string, text: string): Promise<void> {
    const { page } = app
    const path = join(folder, `${kind}.csv`)
    writeFileSync(path, text)
    await openPage(page, '组织台账')
    await page.getByRole('radio', { name: kind, exact: true }).locator('xpath=..').click()
    await page.getByTestId('organizations-import').click()
    await app.chooseFile(path, () => page.getByTestId('import-choose').click())
    await page.getByTestId('import-next').click()
    await page.getByTestId('import-commit').click()
    await page.getByTestId('import-result').waitFor()
  }

  it('takes its projects from a register of their own, and its round from the built-in scheme', async () => {
    const { page } = app
    await importRegister('领办项目', ['项目名称,领办单位,所属镇街道', ...projects.map((name, at) => `${name},${at % 2 ? '南苑街道' : '北河镇'}党委,${at % 2 ? '南苑街道' : '北河镇'}`)].join('\n'))
    await newRound(page, '领办项目擂台赛', '2026年擂台赛')
    await page.getByTestId('scoring-stage-jury').getByText('现场评委').waitFor()
  })

  it('brings back a round that was deleted before anything was entered', async () => {
    const { page } = app
    await openPage(page, '评价期')
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText('还没有评价期').waitFor()
    await page.locator('.el-message').getByRole('button', { name: '撤销' }).click()
    await page.getByRole('link', { name: '2026年擂台赛' }).waitFor()
    await openPage(page, '评分录入')
    await page.getByTestId('scoring-stage-jury').waitFor()
  })

  it('takes the marks of every judge in turn, each on a sheet of their own', async () => {
    const { page } = app
    for (const [judge, { name, role }] of judges.entries()) {
      await signIn(page, name, '2468')
      await page.getByTestId(`scoring-stage-${role}`).click()
      for (const [aspect, { code }] of aspects.entries()) {
        await page.getByTestId(`scoring-star-${code}`).click()
        await page.locator(`[data-testid="scoring-star-${code}"][aria-selected="true"]`).waitFor()
        await pasteFew(page, projects.map((_, project) => String(given(judge, project, aspect) / 10)).join('\r\n'))
      }
      // The grid is drawn with the frame after it is said to be saved.
      await expect.poll(() => page.locator('[data-rgrow="0"] [data-part] .cell-text').first().textContent()).toBe(String(given(judge, 0, aspects.length - 1) / 10))
    }
  })

  it('shows results as a loop by hand has them, in words of projects', async () => {
    const { page } = app
    await openPage(page, '六星评定')
    const rows = page.locator('[data-testid="stars-table"] tbody tr[aria-rowindex]')
    await rows.nth(projects.length - 1).waitFor()
    expect(await page.locator('[data-testid="stars-table"] thead th').first().innerText()).toBe('项目')
    const shown = await rows.evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())))
    expect(shown.map((cells) => cells.slice(0, 8))).toEqual(expected.map(({ name, total, level, scores }) => [name, (total / 100).toFixed(2), level, ...scores.map((score) => (score / 100).toFixed(2))]))
    await rows.first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('各项得分').waitFor()
    await drawer.locator('details.star summary').first().click()
    if (!(await drawer.locator('details.indicator summary').first().isVisible())) await drawer.locator('details.star > summary').first().click()
    await drawer.locator('details.indicator summary').first().click()
    await drawer.getByText(/现场评委：5 个评分去掉 1 个最高、1 个最低后的平均/).first().waitFor()
    for (const { name } of judges) await drawer.getByText(name, { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
  })

  it('ranks them, exports the ranking and reveals it from the last to the first', async () => {
    const { page } = app
    await openPage(page, '比学赶超')
    await page.locator('[data-testid="race-table"] tbody tr[aria-rowindex]').nth(projects.length - 1).waitFor()
    const path = await app.saveFile(() => exportAs(page, '导出全部跑道'))
    const table = sheetRows(read(readFileSync(path)), '参赛项目')
    const titles = table[2] ?? []
    expect(titles.slice(0, 3)).toEqual(['名次', '项目名称', '镇街道'])
    expect(table.slice(4, 4 + projects.length).map((row) => [row[0], row[1], row[titles.indexOf('总分')]])).toEqual(expected.map(({ rank, name, total }) => [rank, name, total / 100]))
    await page.getByTestId('open-board').click()
    await page.getByTestId('board-start').click()
    await page.getByText('2026年擂台赛晾晒', { exact: true }).waitFor()
    await page.keyboard.press('PageDown')
    await page.getByText('共 7 个').waitFor()
    const revealed: string[] = []
    for (let award = ''; award !== '第一名'; ) {
      await page.keyboard.press('PageDown')
      const isAward = await page.getByTestId('board-award').count()
      award = isAward ? await page.getByTestId('board-award').locator('h1').innerText() : ''
      const names = isAward ? page.getByTestId('board-award').locator('.name') : page.getByTestId('board-rows').locator('li:not(.hidden) .name').first()
      for (const name of await names.allInnerTexts()) revealed.push(name)
    }
    expect(revealed.map((text) => expected.findIndex(({ name }) => text.startsWith(name)))).toEqual(expected.map((_, at) => expected.length - 1 - at))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '返回比学赶超' }).click()
    await page.getByRole('heading', { level: 1, name: '比学赶超' }).waitFor()
  })

  it('does the same for member units, with ballots, in words of units', async () => {
    const { page } = app
    await importRegister('成员单位与镇街道', ['单位名称,单位类别', '市委组织部,成员单位', '市工商联,成员单位', '北河镇,镇街道', '南苑街道,镇街道'].join('\n'))
    await newRound(page, '两新工委成员单位考核', '2026年单位考核')
    const marks: Record<string, string[]> = { K: ['9\t10', '10\t10', '8\t10', '7\t10'], L: ['1\t2', '2\t0', '0\t1', '1\t0'], F: ['10\t10\t9\t10\t8\t2\t0\t0', '8\t10\t10\t10\t5\t5\t0\t0', '10\t10\t10\t10\t0\t10\t0\t0', '9\t10\t5\t10\t0\t0\t10\t0'] }
    for (const [code, rows] of Object.entries(marks)) {
      await page.getByTestId(`scoring-star-${code}`).click()
      await page.locator(`[data-testid="scoring-star-${code}"][aria-selected="true"]`).waitFor()
      await pasteFew(page, rows.join('\r\n'))
    }
    // K: share × 40. L: 10 each done, 5 each node, at most 20. F: 15 − 0.3 per point below 100, share × 15, ballot × 10.
    const units = [
      { name: '市委组织部', total: 36 + 20 + 15 + 13.5 + 9.6, rank: '1', level: '好' },
      { name: '市工商联', total: 40 + 20 + 9 + 15 + 9, rank: '2', level: '好' },
      { name: '北河镇', total: 32 + 5 + 15 + 15 + 8, rank: '1', level: '一般' },
      { name: '南苑街道', total: 28 + 10 + 12 + 7.5 + 6, rank: '2', level: '一般' },
    ]
    await openPage(page, '六星评定')
    const rows = page.locator('[data-testid="stars-table"] tbody tr[aria-rowindex]')
    await rows.nth(units.length - 1).waitFor()
    expect(await page.locator('[data-testid="stars-table"] thead th').first().innerText()).toBe('单位')
    const shown = await rows.evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].slice(0, 3).map((cell) => cell.innerText.trim())))
    expect(shown).toEqual([...units].sort((a, b) => b.total - a.total).map(({ name, total, level }) => [name, total.toFixed(2), level]))
    await openPage(page, '比学赶超')
    for (const track of ['镇街道', '成员单位']) {
      await page.getByRole('tab', { name: new RegExp(`^${track}（2）$`) }).click()
      const first = page.locator('[data-testid="race-table"] tbody tr[aria-rowindex]').first()
      await first.filter({ hasText: track === '镇街道' ? '北河镇' : '市委组织部' }).waitFor()
    }
    expect(trouble).toEqual([])
  })
})

async function exportAs(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.locator('.el-dropdown-menu:visible').getByTestId('export-xlsx').click()
}
