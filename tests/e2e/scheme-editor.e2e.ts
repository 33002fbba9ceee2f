/** A committee enters its own document, the published “五星创评”, from a blank scheme, and scores two organizations by it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage } from './harness/flows'
import { schemeEditor } from './harness/scheme-editor'
import { pasteFew } from './harness/scoring'

/** What is taken off at one star, as the document words it; the rest is taken off at the scorer's judgement (其他指标酌情扣分). */
const documented = [
  { name: '领导班子', fullScore: '15', combine: null, items: [['党组织不按期换届', '5'], ['班子不健全', '5'], ['党组织半年以上不开展党的活动', '5']] },
  { name: '骨干队伍', fullScore: '10', combine: null, items: [['机关党支部不配备兼职党务干部', '3'], ['发展党员工作不规范', '15'], ['“先锋创绩”等制度落实不好', '2'], ['未开展党员承诺践诺和志愿服务', '3']] },
  { name: '活动阵地', fullScore: '10', combine: '同时有几项的，取最低一项', items: [['无党员活动场所', '10'], ['有活动场所无教育设施', '5']] },
] as const
/** The document does not say how these are scored (原文未载): points are given directly, and they fill up the 100. */
const open = [
  { name: '工作制度', fullScore: '10' },
  { name: '保障机制', fullScore: '15' },
  { name: '工作业绩', fullScore: '20' },
  { name: '群众评价', fullScore: '20' },
]
const levels = [
  { name: '一星', from: '0' },
  { name: '二星', from: '60' },
  { name: '三星', from: '70' },
  { name: '四星', from: '80' },
  { name: '五星', from: '90' },
]

describe('a document of one’s own, from a blank scheme', () => {
  const folder = newDataFolder()
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(folder)
    trouble = watchForTrouble(app.page)
  })
  afterAll(async () => {
    await app.close()
  })

  it('registers two organizations', async () => {
    const { page } = app
    const register = join(folder, '..', '台账.csv')
    writeFileSync(register, '\uFEFF单位名称,所属镇街道\n甲公司,城关镇\n乙公司,城关镇\n')
    await page.getByTestId('start-import').click()
    await app.chooseFile(register, () => page.getByTestId('import-choose').click())
    await page.getByTestId('import-next').click()
    await page.getByTestId('import-commit').click()
    await page.getByTestId('import-result').filter({ hasText: '2' }).waitFor()
  })

  it('begins with a blank scheme', async () => {
    const { page } = app
    await openPage(page, '评价方案')
    await page.getByTestId('scheme-new').click()
    await page.getByTestId('scheme-new-blank').click()
    await page.getByTestId('scheme-new-name').fill('五星创评')
    await page.getByTestId('scheme-new-create').click()
    await page.getByRole('heading', { level: 1, name: '五星创评' }).waitFor()
  })

  it('takes the stars and their rules', async () => {
    const { page } = app
    const editor = schemeEditor(page)
    for (const [star, { name, fullScore }] of [...documented, ...open].entries()) {
      if (star > 0) await page.getByTestId('scheme-add-star').click()
      await editor.type(`/stars/${star}/name`, name)
      await editor.type(`/stars/${star}/fullScore`, fullScore)
      const indicator = `/stars/${star}/indicators/0`
      await editor.at(indicator).getByRole('button', { name: '修改新指标' }).click()
      await editor.type(`${indicator}/name`, name)
      await editor.type(`${indicator}/fullScore`, fullScore)
    }
    for (const [star, { fullScore, combine, items }] of documented.entries()) {
      const rule = `/stars/${star}/indicators/0/rule`
      await editor.choose(`${rule}/kind`, '情形与计次')
      await editor.choose(`${rule}/kind`, '组合')
      await editor.type(`${rule}/parts/0/name`, '情形')
      await editor.type(`${rule}/parts/0/fullScore`, fullScore)
      const tally = `${rule}/parts/0/rule`
      if (combine !== null) await editor.choose(`${tally}/combine`, combine)
      for (const [index, [name, points]] of items.entries()) {
        if (index > 0) await editor.add(`${tally}/items`, '情形')
        await editor.fillOnce(`${tally}/items/${index}`, name, points)
      }
      await editor.add(`${rule}/parts`, '部分')
      await editor.type(`${rule}/parts/1/name`, '其他指标')
      await editor.type(`${rule}/parts/1/fullScore`, fullScore)
      await editor.choose(`${rule}/parts/1/rule/from`, '从满分起扣，录入所扣的分数')
    }
    for (const star of open.keys()) await editor.choose(`/stars/${documented.length + star}/indicators/0/rule/kind`, '直接给分')
    expect(await page.getByTestId('scheme-total').innerText()).toContain('100')
  })

  it('takes bonus, levels, the extra demand of the fifth star and the shares', async () => {
    const { page } = app
    const editor = schemeEditor(page)
    await page.getByTestId('scheme-add-bonus').click()
    const indicator = '/bonus/0/indicators/0'
    await editor.at(indicator).getByRole('button', { name: '修改新指标' }).click()
    await editor.type(`${indicator}/name`, '党建创新项目')
    await editor.type(`${indicator}/fullScore`, '10')

    await editor.choose('/level/by', '按总分定级')
    for (let count = 3; count < levels.length; count += 1) await page.getByTestId('scheme-add-band').click()
    for (const [index, { name, from }] of levels.entries()) {
      await editor.choose(`/level/bands/${index}/level`, `${['一', '二', '三', '四', '五'][index]}星级`)
      await editor.type(`/level/bands/${index}/from`, from)
      await editor.type(`/level/names/${index + 1}`, name)
    }
    await page.getByTestId('scheme-add-level-condition').click()
    await editor.at('/level/conditions/0').getByLabel('条件类别').selectOption({ label: '指标' })
    await editor.choose('/level/conditions/0/when/indicator', 'J1 党建创新项目')
    await editor.choose('/level/conditions/0/when/of', '得分')
    await editor.type('/level/conditions/0/when/atLeast', '1')

    await page.getByTestId('scheme-add-quota').click()
    await editor.type('/quotas/0/atMost/percent', '10')
    await editor.choose('/quotas/0/hard', '超出时只提示')
  })

  it('warns of the 15 points of a star that has 10, leads there, and takes everything back and forth', async () => {
    const { page } = app
    const problems = page.getByTestId('scheme-problems')
    expect(await problems.innerText()).not.toContain('错误')
    await problems.getByRole('button', { name: /发展党员工作不规范/ }).click()
    expect(await page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path'))).toBe('/stars/1/indicators/0/rule/parts/0/rule/items/1/points')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('Control+z')
    expect(await schemeEditor(page).at('/quotas/0/hard').locator('select').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label)).toBe('超出的降一级')
    await page.keyboard.press('Control+y')
    expect(await schemeEditor(page).at('/quotas/0/hard').locator('select').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label)).toBe('超出时只提示')
  })

  it('moves a star with the keyboard and back', async () => {
    const { page } = app
    const names = () => page.locator('[aria-label="方案目录"] .name').allInnerTexts()
    const before = await names()
    await page.getByRole('button', { name: '移动工作制度，按 Alt 加上下箭头' }).first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    expect((await names()).slice(3, 5)).toEqual(['保障机制', '工作制度'])
    await page.keyboard.press('Alt+ArrowUp')
    expect(await names()).toEqual(before)
  })

  it('drags a row to another place, and takes it back', async () => {
    const { page } = app
    const items = '/stars/0/indicators/0/rule/parts/0/rule/items'
    const names = () => page.locator(`[data-path^="${items}/"][data-path$="/name"] input`).evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')))
    const before = await names()
    const handle = (row: number) => schemeEditor(page).at(`${items}/${row}`).locator('.handle')
    await handle(0).dragTo(handle(2))
    expect(await names()).toEqual([before[1], before[2], before[0]])
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await names()).toEqual(before)
  })

  it('tries a rule before anybody is scored by it', async () => {
    const { page } = app
    await page.getByRole('button', { name: '试算领导班子' }).click()
    const pane = page.getByTestId('scheme-trial')
    await pane.getByLabel(/党组织不按期换届/).fill('1')
    await pane.getByLabel(/其他指标/).fill('2.5')
    await pane.locator('.points strong').filter({ hasText: /^7.5$/ }).waitFor()
    await pane.getByRole('button', { name: '关闭试算' }).click()
  })

  it('is published with a hash', async () => {
    const { page } = app
    await page.getByTestId('scheme-publish').click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.locator('code').filter({ hasText: /^[0-9a-f]{8}$/ }).waitFor()
    expect(await page.locator('main input').count()).toBe(0)
  })

  it('is read as a printable document, goes out as a file and comes back as a draft', async () => {
    const { page } = app
    await page.getByTestId('scheme-more').click()
    await page.getByTestId('scheme-print').click()
    const sheet = page.getByTestId('scheme-sheet')
    await sheet.getByText('党组织不按期换届扣 5 分').waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    const file = await app.saveFile(async () => {
      await page.getByTestId('scheme-more').click()
      await page.getByTestId('scheme-export').click()
    })
    await openPage(page, '评价方案')
    await app.chooseFile(file, () => page.getByTestId('scheme-import').click())
    await page.getByText('第 2 版', { exact: true }).waitFor()
    await page.getByRole('heading', { level: 1, name: '五星创评' }).waitFor()
    expect(await page.getByTestId('scheme-problems').innerText()).not.toContain('错误')
    await openPage(page, '评价方案')
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByText('已删除').waitFor()
    const drafts = page.locator('main').getByRole('button', { name: '删除' })
    await drafts.waitFor({ state: 'detached' })
    // Whoever works by keys goes on in the table the row is gone from.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('评价方案')
    await page.getByRole('button', { name: '撤销' }).click()
    await drafts.click()
    await drafts.waitFor({ state: 'detached' })
  })

  it('opens a round and scores two organizations', async () => {
    const { page } = app
    await openPage(page, '评价期')
    await page.getByTestId('round-new').click()
    await page.getByTestId('round-scheme').click()
    await page.getByRole('option', { name: '五星创评' }).click()
    await page.getByTestId('round-name').fill('创评')
    await page.getByTestId('round-create').click()
    await page.getByTestId('scoring-grid').waitFor()
    /** 甲公司 first: each row is what stands in the columns of the star. */
    const rows: Record<string, [string, string]> = {
      A: ['0\t0\t0\t0', '1\t0\t1\t2'],
      B: ['0\t0\t1\t0\t0.5', '0\t1\t0\t0\t0'],
      C: ['0\t0\t0', '1\t1\t0'],
      D: ['10', '8'],
      E: ['15', '12'],
      F: ['18', '15.5'],
      G: ['19', '16'],
    }
    for (const [star, lines] of Object.entries(rows)) {
      await page.getByTestId(`scoring-star-${star}`).click()
      await pasteFew(page, lines.join('\r\n'))
    }
    await page.getByTestId('scoring-star-bonus').click()
    await pasteFew(page, '2\r\n0')
  })

  it('adds up as on paper', async () => {
    const { page } = app
    await openPage(page, '六星评定')
    const row = (name: string) => page.locator('[data-testid="stars-table"] tbody tr').filter({ hasText: name })
    await row('甲公司').waitFor()
    // 15 + (10 − 2 − 0.5) + 10 + 10 + 15 + 18 + 19 + 2 加分; 15 − 5 − 5 − 2, 10 − 15 is 0, 无场所 is 0, 8 + 12 + 15.5 + 16.
    expect(await row('甲公司').innerText()).toMatch(/96\.50?/)
    expect(await row('甲公司').innerText()).toContain('五星')
    expect(await row('乙公司').innerText()).toMatch(/54\.50?/)
    expect(await row('乙公司').innerText()).toContain('一星')
  })

  it('goes on with a new version, after showing what it changes', async () => {
    const { page } = app
    const editor = schemeEditor(page)
    await openPage(page, '评价方案')
    await page.locator('main').getByRole('link', { name: '五星创评' }).click()
    await page.getByTestId('scheme-edit-copy').click()
    await page.getByRole('dialog').getByRole('button', { name: '复制' }).click()
    await page.getByText('第 2 版', { exact: true }).waitFor()
    await editor.type('/stars/3/fullScore', '8')
    await editor.at('/stars/3/indicators/0').getByRole('button', { name: '修改工作制度' }).click()
    await editor.type('/stars/3/indicators/0/fullScore', '8')
    await page.getByTestId('scheme-publish').click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.locator('code').filter({ hasText: /^[0-9a-f]{8}$/ }).waitFor()

    await openPage(page, '评价期')
    await page.locator('main').getByRole('link', { name: '创评', exact: true }).click()
    await page.getByTestId('round-move-scheme').click()
    const dialog = page.getByTestId('move-scheme')
    await dialog.getByText('“工作制度” 1 处：超出新的分值范围').waitFor()
    expect(await dialog.locator('tbody tr').innerText()).toMatch(/甲公司\s+96\.50 分，五星\s+86\.50 分，未评完/)
    await dialog.getByTestId('move-scheme-confirm').click()
    await page.getByRole('link', { name: '五星创评 第 2 版' }).waitFor()
    await openPage(page, '六星评定')
    const row = page.locator('[data-testid="stars-table"] tbody tr').filter({ hasText: '甲公司' })
    await row.filter({ hasText: '86.50' }).waitFor()
  })

  it('said nothing on the console', () => {
    expect(trouble).toEqual([])
  })
})
