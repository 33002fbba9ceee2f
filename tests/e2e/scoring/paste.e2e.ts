/** Blocks to and from spreadsheets. The numbers go on from keyboard.e2e.ts. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from '../harness'
import { openPage } from '../harness/flows'
import { Grid, newRound, openQuarterRound } from '../harness/grid'
import { copyText } from '../harness/scoring'
import { hasLibreOffice, officeCommand } from '../harness/tables'

const blocks = join(process.cwd(), 'tests/fixtures/blocks')
/** What LibreOffice wrote for block.ods: 职工满意度 (4) and 五诊落实 (4) of 494 organizations, one row in 17 blank. */
const written = readFileSync(join(blocks, 'block.txt'), 'utf8')

describe('paste', () => {
  let app: Opened
  let grid: Grid
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    trouble = watchForTrouble(app.page)
    await openQuarterRound(app)
    grid = new Grid(app.page)
  })
  // A preview nobody expected must not stand in the way of the cases that follow.
  afterEach(async () => {
    if (await app.page.getByTestId('paste-preview').isVisible()) await app.page.getByTestId('paste-cancel').click()
  })
  afterAll(() => app.close())

  it('28 takes a row as Excel copies it: the line end behind it is no row', async () => {
    await grid.paste(0, 'S1/communication', '1\t2\t3\r\n')
    await grid.says('已粘贴 3 格')
    await grid.withoutPreview()
    await grid.shows(0, { 'S1/communication': '1', 'S1/council': '2', 'S1/consultation': '3', 'S2/a': '' })
    await grid.shows(1, { 'S1/communication': '' })
  })

  it('29 empties where the block is blank, and touches nothing beyond it', async () => {
    await grid.paste(1, 'C4/pair', '1\t1\r\n2\t2\r\n3\t3\r\n')
    await grid.withoutPreview()
    await grid.paste(2, 'C4/pair', '\t5\r\n')
    await grid.says('已粘贴 2 格')
    await grid.withoutPreview()
    await grid.shows(1, { 'C4/pair': '1', 'C5/action': '1' })
    await grid.shows(2, { 'C4/pair': '', 'C5/action': '5' })
    await grid.shows(3, { 'C4/pair': '3', 'C5/action': '3' })
    await grid.state(2, 'C4/pair', 'missing')
  })

  it('30 reads full-width digits and units', async () => {
    await grid.paste(4, 'S1/communication', '１２\t３ 次\t 4次 \r\n')
    await grid.saved()
    await grid.state(4, 'S1/communication', 'mark')
    await grid.shows(4, { 'S1/communication': '12', 'S1/council': '3', 'S1/consultation': '4' })
  })

  it('31 refuses “90%” where counts are due, says so before it writes, and keeps the text', async () => {
    await grid.paste(0, 'S2/a', '90%\t20\r\n')
    await grid.confirm('改变 2 格', /退回 1 处/, '符合数：“90%”不是数字')
    await grid.state(0, 'S2/a', 'refused')
    await grid.shows(0, { 'S2/a': '90%', 'S2/b': '20' })
  })

  it('32 takes “18/20” for two counts', async () => {
    await grid.paste(1, 'S2/a', '18/20\r\n19 / 20\r\n')
    await grid.withoutPreview()
    await grid.shows(1, { 'S2/a': '18', 'S2/b': '20' })
    await grid.shows(2, { 'S2/a': '19', 'S2/b': '20' })
    await grid.state(2, 'S2/b', 'mark')
  })

  it('33 takes “—”, “/” and “不适用” for not applicable', async () => {
    await grid.paste(0, 'S3/a', '—\r\n/\r\n不适用\r\n')
    await grid.withoutPreview()
    for (const row of [0, 1, 2]) await grid.state(row, 'S3/a', 'not-applicable')
  })

  it('34 asks what “无” means instead of guessing', async () => {
    await grid.paste(3, 'S3/a', '无\t\r\n')
    await grid.confirm('符合数：“无”不明确，请填 0 或“不适用”')
    await grid.state(3, 'S3/a', 'refused')
    await grid.shows(3, { 'S3/a': '无' })
  })

  it('35 refuses 不适用 where everybody has to be scored', async () => {
    await grid.paste(5, 'S1/communication', '不适用\r\n')
    await grid.confirm('这项指标不能填“不适用”')
    await grid.state(5, 'S1/communication', 'refused')
  })

  it('36 reads cells in quotes with line breaks', async () => {
    await grid.paste(0, 'H1/matters', '"甲项目:省\n乙项目:全国"\t2\r\n无\t0\r\n')
    await grid.withoutPreview()
    await grid.shows(0, { 'H1/matters': '甲项目:省；乙项目:全国', 'H2/project': '2' })
    await grid.shows(1, { 'H1/matters': '无', 'H2/project': '0' })
    await grid.state(0, 'H1/matters', 'mark')
  })

  it('37 keeps quotes that belong to the text', async () => {
    await grid.paste(2, 'H1/matters', '"""一企一品""大赛:省"\t1\r\n')
    await grid.withoutPreview()
    await grid.shows(2, { 'H1/matters': '"一企一品"大赛:省', 'H2/project': '1' })
  })

  it('38 skips cells that cannot be typed in, and counts them', async () => {
    await grid.at(0, 'P2/meeting')
    const states = await Promise.all(Array.from({ length: 10 }, (_, row) => grid.cell(row, 'P1/topic').getAttribute('data-state')))
    const locked = states.filter((state) => state === 'not-applicable').length
    expect(locked).toBeGreaterThan(0)
    await grid.paste(0, 'P1/topic', '3\t6\r\n'.repeat(10))
    await grid.says(`已粘贴 ${20 - locked} 格，跳过 ${locked} 格（按方案不适用 ${locked}）`)
    await grid.withoutPreview()
    await grid.shows(9, { 'P2/meeting': '6' })
    await grid.shows(10, { 'P2/meeting': '' })
  })

  it('39 leaves what lies beyond the last column and the last row', async () => {
    await grid.paste(0, 'P4/option', '好\t多余\r\n较好\t多余\r\n')
    await grid.says('已粘贴 2 格，跳过 2 格（超出表格 2）')
    await grid.keys('Control+End')
    await copyText(app.page, '1\r\n2\r\n3\r\n')
    await app.page.getByTestId('scoring-editor').focus()
    await grid.keys('Control+v')
    await grid.says('已粘贴 1 格，跳过 2 格（超出表格 2）')
    await grid.shows(493, { 'P4/option': '好' })
    await grid.withoutPreview()
  })

  it('40 writes 50 changes at once and shows a preview of 51', async () => {
    await grid.paste(10, 'P2/meeting', '5\r\n'.repeat(50))
    await grid.says('已粘贴 50 格')
    await grid.withoutPreview()
    await grid.paste(10, 'P2/meeting', '6\r\n'.repeat(51))
    await grid.confirm('改变 51 格', '接受 51 处')
    await grid.shows(10, { 'P2/meeting': '6' })
  })

  it('41 writes nothing when the preview is dismissed', async () => {
    await grid.paste(10, 'P2/meeting', '1\r\n'.repeat(51))
    await app.page.getByTestId('paste-preview').waitFor()
    await grid.keys('Escape')
    await app.page.getByTestId('paste-preview').waitFor({ state: 'hidden' })
    await grid.shows(10, { 'P2/meeting': '6' })
    await grid.stands(10, 'P2/meeting')
  })

  it('42 fills a selection with one copied cell', async () => {
    await copyText(app.page, '2\r\n')
    await grid.at(6, 'S1/communication')
    await grid.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Control+v')
    await grid.says('已粘贴 6 格')
    for (const row of [6, 7]) await grid.shows(row, { 'S1/communication': '2', 'S1/council': '2', 'S1/consultation': '2' })
    await grid.saved()
  })

  it('43 pastes into the text while a cell is being edited', async () => {
    await copyText(app.page, '7')
    await grid.at(8, 'S1/communication')
    await grid.type('1')
    await grid.keys('Control+v', 'Enter')
    await grid.shows(8, { 'S1/communication': '17' })
    await grid.saved()
  })

  it.skipIf(!hasLibreOffice)('44 has its block from a file that LibreOffice wrote (skipped where LibreOffice is not installed)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sixstar-block-'))
    const { status, stderr } = spawnSync(officeCommand, [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'txt:Text - txt - csv (StarCalc):9,0,76,1', '--outdir', folder, join(blocks, 'block.ods')], { timeout: 120_000 })
    expect(status, stderr.toString()).toBe(0)
    expect(readFileSync(join(folder, 'block.txt'), 'utf8')).toBe(written)
    rmSync(folder, { recursive: true })
  })

  it('45 takes that block of 494 × 8', async () => {
    const rows = written.trimEnd().split('\n')
    expect([rows.length, rows[0]?.split('\t').length]).toEqual([494, 8])
    const filled = rows.filter((row) => row.trim() !== '').length
    await grid.paste(0, 'S5/satisfied', written)
    await grid.confirm(`改变 ${filled * 8} 格`, `接受 ${filled * 2} 处`)
    await grid.shows(0, { 'S5/satisfied': '23', 'S5/mostly': '4', 'S5/dissatisfied': '0', 'S6/daily': '1', 'S6/weekly': '0' })
    await grid.state(5, 'S5/satisfied', 'missing')
    await grid.keys('Control+End')
    await grid.shows(493, { 'S5/satisfied': '32', 'S6/quarterly': '0' })
    await grid.state(493, 'S6/quarterly', 'mark')
  })

  it('46 takes a paste back as one step, and again', async () => {
    await grid.keys('Control+z')
    await grid.says('已撤销')
    await grid.saved()
    await grid.shows(0, { 'S5/satisfied': '' })
    await grid.keys('Control+End')
    await grid.shows(493, { 'S5/satisfied': '' })
    await grid.keys('Control+y')
    await grid.saved()
    await grid.keys('Control+End')
    await grid.shows(493, { 'S5/satisfied': '32' })
  })

  it('47 copies a block out and back in, equal', async () => {
    await grid.at(1, 'S5/satisfied')
    await grid.keys('Shift+End', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c')
    const out = await grid.clipboard()
    expect(out).toBe('21\t1\t1\t1\t1\t1\t1\t0\n22\t2\t2\t0\t1\t1\t0\t1\n23\t3\t0\t1\t1\t0\t1\t1\n')
    await grid.paste(1, 'S5/satisfied', out)
    await grid.says('没有改变')
    await grid.paste(5, 'S5/satisfied', out)
    await grid.saved()
    await grid.shows(6, { 'S5/satisfied': '22', 'S5/mostly': '2' })
    await grid.at(5, 'S5/satisfied')
    await grid.keys('Shift+End', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+c')
    expect(await grid.clipboard()).toBe(out)
  })

  it('48 copies drafts, not applicable and line breaks as they stand, and takes them back', async () => {
    await grid.at(0, 'S2/a')
    await grid.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+c')
    expect(await grid.clipboard()).toBe('90%\t20\t不适用\t\n')
    await grid.at(0, 'S2/a')
    await grid.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Control+x')
    await grid.says('已清除 3 格')
    await grid.shows(0, { 'S2/a': '', 'S2/b': '', 'S3/a': '' })
    await grid.keys('Control+v')
    await grid.confirm(/退回 1 处/)
    await grid.shows(0, { 'S2/a': '90%', 'S2/b': '20', 'S3/a': '不适用' })
  })

  it('49 reads “9分” where points are given, and refuses more than there are', async () => {
    const { page } = app
    await openPage(page, '评价方案')
    await page.getByTestId('scheme-new').click()
    await page.getByText('基层党组织“五星创评”参考标准').last().click()
    await page.getByTestId('scheme-new-name').fill('五星创评')
    await page.getByTestId('scheme-new-create').click()
    await page.getByTestId('scheme-publish').click()
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click()
    await newRound(page, '五星创评', '五星创评')
    await grid.paste(0, 'S1/value', '9分\r\n９．５ 分\r\n11\r\n')
    await grid.confirm('最多 10 分')
    await grid.shows(0, { 'S1/value': '9' })
    await grid.shows(1, { 'S1/value': '9.5' })
    await grid.state(1, 'S1/value', 'mark')
    await grid.state(2, 'S1/value', 'refused')
    // A composite opens beside the grid.
    await grid.at(0, 'L1/named.term')
    await grid.keys('Enter')
    await page.getByTestId('scoring-panel').waitFor()
    await grid.keys('Space', 'Enter', 'Enter', 'Enter')
    await grid.type('2')
    await grid.keys('Enter', 'Escape')
    await grid.shows(0, { 'L1/named.term': '1', 'L1/other.value': '2' })
    await grid.saved()
  })

  it('says nothing on any console', () => {
    expect(trouble).toEqual([])
  })
})
