/** Score entry with the keyboard alone, as in a spreadsheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from '../harness'
import { Grid, openQuarterRound } from '../harness/grid'

describe('the keyboard of score entry', () => {
  let app: Opened
  let grid: Grid
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    trouble = watchForTrouble(app.page)
    await openQuarterRound(app)
    grid = new Grid(app.page)
  })
  afterAll(() => app.close())

  it('1 moves with the arrows', async () => {
    await grid.at(0, 'S1/communication')
    await grid.keys('ArrowDown', 'ArrowDown', 'ArrowRight')
    await grid.stands(2, 'S1/council')
    await grid.keys('ArrowUp', 'ArrowLeft')
    await grid.stands(1, 'S1/communication')
  })

  it('2 types over and goes right with Tab, back with Shift+Tab', async () => {
    await grid.at(0, 'S1/communication')
    await grid.type('1')
    await grid.keys('Tab')
    await grid.stands(0, 'S1/council')
    await grid.type('2')
    await grid.keys('Shift+Tab')
    await grid.stands(0, 'S1/communication')
    await grid.type('3')
    await grid.keys('Tab')
    await grid.shows(0, { 'S1/communication': '3', 'S1/council': '2' })
  })

  it('3 goes down with Enter to where a run of Tab began, up with Shift+Enter', async () => {
    await grid.at(1, 'S1/communication')
    await grid.type('1')
    await grid.keys('Tab')
    await grid.type('1')
    await grid.keys('Tab')
    await grid.type('1')
    await grid.keys('Enter')
    await grid.stands(2, 'S1/communication')
    await grid.keys('Shift+Enter')
    await grid.stands(1, 'S1/communication')
    await grid.saved()
    await grid.state(1, 'S1/communication', 'mark')
  })

  it('4 goes to the ends of the row with Home and End', async () => {
    await grid.at(3, 'S1/council')
    await grid.keys('End')
    await grid.stands(3, 'S6/quarterly')
    await grid.keys('Home')
    await grid.stands(3, 'S1/communication')
  })

  it('5 goes to the corners with Ctrl+End and Ctrl+Home', async () => {
    await grid.at(3, 'S1/council')
    await grid.keys('Control+End')
    await grid.stands(493, 'S6/quarterly')
    await grid.keys('Control+Home')
    await grid.stands(0, 'S1/communication')
  })

  it('6 goes to the edges with Ctrl and an arrow', async () => {
    await grid.at(3, 'S1/council')
    await grid.keys('Control+ArrowDown')
    await grid.stands(493, 'S1/council')
    await grid.keys('Control+ArrowRight', 'Control+ArrowUp')
    await grid.stands(0, 'S6/quarterly')
    await grid.keys('Control+ArrowLeft')
    await grid.stands(0, 'S1/communication')
  })

  it('7 turns pages with PageDown and PageUp', async () => {
    await grid.at(0, 'S1/communication')
    await grid.keys('PageDown')
    const name = await app.page.getByTestId('scoring-editor').getAttribute('data-subject')
    expect(name).not.toBe(await grid.cell(0, 'S1/communication').getAttribute('data-subject'))
    await grid.keys('PageUp')
    await grid.stands(0, 'S1/communication')
  })

  it('8 edits what stands there with F2, where arrows move in the text', async () => {
    await grid.at(5, 'S1/communication')
    await grid.type('12')
    await grid.keys('Enter', 'ArrowUp', 'F2', 'ArrowLeft', 'Backspace', 'Enter')
    await grid.shows(5, { 'S1/communication': '2' })
    await grid.stands(6, 'S1/communication')
  })

  it('9 gives up what is typed with Esc', async () => {
    await grid.at(5, 'S1/communication')
    await grid.type('77')
    await grid.keys('Escape')
    await grid.shows(5, { 'S1/communication': '2' })
    await grid.stands(5, 'S1/communication')
  })

  it('10 commits with an arrow while typing over', async () => {
    await grid.at(6, 'S1/communication')
    await grid.type('4')
    await grid.keys('ArrowRight')
    await grid.shows(6, { 'S1/communication': '4' })
    await grid.stands(6, 'S1/council')
  })

  it('11 empties the selection with Delete, and one Ctrl+Z brings it back', async () => {
    await grid.at(5, 'S1/communication')
    await grid.keys('Shift+ArrowDown', 'Delete')
    await grid.says('已清除 2 格')
    await grid.shows(5, { 'S1/communication': '' })
    await grid.shows(6, { 'S1/communication': '' })
    await grid.keys('Control+z')
    await grid.shows(5, { 'S1/communication': '2' })
    await grid.shows(6, { 'S1/communication': '4' })
    await grid.keys('Control+y')
    await grid.shows(6, { 'S1/communication': '' })
    await grid.keys('Control+z')
    await grid.saved()
  })

  it('12 fills the first row of the selection down with Ctrl+D', async () => {
    await grid.at(10, 'S1/communication')
    await grid.type('1')
    await grid.keys('Tab')
    await grid.type('2')
    await grid.keys('Tab')
    await grid.type('3')
    await grid.keys('Enter', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    for (const row of [11, 12, 13]) await grid.shows(row, { 'S1/communication': '1', 'S1/council': '2', 'S1/consultation': '3' })
    await grid.shows(14, { 'S1/communication': '' })
    await grid.saved()
    await grid.state(13, 'S1/communication', 'mark')
  })

  it('13 fills every selected cell with Ctrl+Enter', async () => {
    await grid.at(15, 'S1/communication')
    await grid.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown')
    await grid.type('2')
    await grid.keys('Control+Enter')
    await grid.says('已填充 6 格')
    for (const row of [15, 16]) await grid.shows(row, { 'S1/communication': '2', 'S1/council': '2', 'S1/consultation': '2' })
  })

  it('14 selects all with Ctrl+A', async () => {
    await grid.at(0, 'S1/communication')
    await grid.keys('Control+a', 'Control+c')
    await app.page.getByRole('search').getByRole('textbox').first().click()
    await grid.keys('Control+v')
    const text = await app.page.getByRole('search').getByRole('textbox').first().inputValue()
    expect(text.startsWith('3')).toBe(true)
    await app.page.getByRole('search').getByRole('textbox').first().fill('')
  })

  it('15 finds an organization with Ctrl+F and comes back with Enter', async () => {
    await grid.at(0, 'S1/communication')
    const wanted = (await app.page.locator('[data-rgrow="12"] .cell-name').textContent()) ?? ''

    await grid.keys('Control+f')
    await grid.type(wanted)
    await grid.keys('Enter')
    await expect.poll(() => app.page.locator('[data-rgrow="0"] .cell-name').textContent()).toContain(wanted)
    await grid.stands(0, 'S1/communication')
    await grid.keys('Control+f', 'Control+a', 'Delete', 'Escape')
    await expect.poll(() => app.page.getByRole('search').innerText()).toMatch(/494 家/)
    await grid.stands(12, 'S1/communication')
  })

  it('16 takes “18/20” for two counts', async () => {
    await grid.at(0, 'S2/a')
    await grid.type('18/20')
    await grid.keys('Enter')
    await grid.shows(0, { 'S2/a': '18', 'S2/b': '20' })
    await grid.saved()
    await grid.state(0, 'S2/b', 'mark')
  })

  it('17 chooses an option by its number', async () => {
    await grid.at(0, 'P4/option')
    await grid.type('2')
    await grid.keys('Enter')
    await grid.shows(0, { 'P4/option': '较好' })
    await grid.stands(1, 'P4/option')
  })

  it('18 chooses an option by the first letter of its pinyin, or from the list', async () => {
    await grid.at(1, 'P4/option')
    await grid.type('yb')
    await grid.keys('Enter')
    await grid.shows(1, { 'P4/option': '一般' })
    await grid.keys('Enter', 'ArrowDown', 'Enter')
    await grid.shows(2, { 'P4/option': '较好' })
  })

  it('19 keeps refused text, says why, and does not score it', async () => {
    await grid.at(3, 'P4/option')
    await grid.type('优秀')
    await grid.keys('Enter')
    await grid.saved()
    await grid.state(3, 'P4/option', 'refused')
    await grid.shows(3, { 'P4/option': '优秀' })
    await grid.keys('ArrowUp')
    await app.page.getByTestId('scoring-status').getByText('退回，不计分').waitFor()
  })

  it('20 keeps half of an input as a draft', async () => {
    await grid.at(1, 'S2/a')
    await grid.type('5')
    await grid.keys('Enter')
    await grid.saved()
    await grid.state(1, 'S2/a', 'half')
    await grid.state(1, 'S2/b', 'lacking')
  })

  it('21 takes 不适用 for a whole indicator, and a value takes it away', async () => {
    await grid.at(2, 'S2/a')
    await grid.type('不适用')
    await grid.keys('Enter')
    await grid.state(2, 'S2/a', 'not-applicable')
    await grid.at(2, 'S2/b')
    await grid.type('9')
    await grid.keys('Enter')
    await grid.shows(2, { 'S2/a': '', 'S2/b': '9' })
    await grid.saved()
  })

  it('22 writes a note with F4', async () => {
    await grid.at(0, 'S2/a')
    await grid.keys('F4')
    const dialog = app.page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('两件转办')
    await dialog.getByRole('button', { name: /保存|确定/ }).click()
    await grid.saved()
    await app.page.getByTestId('scoring-status').getByText('说明：两件转办').waitFor()
    await grid.stands(0, 'S2/a')
  })

  it('23 turns to the next star with Ctrl+PageDown and back', async () => {
    await grid.at(0, 'S2/a')
    await grid.keys('Control+PageDown')
    await app.page.locator('[data-part^="C1"]').first().waitFor()
    await grid.keys('Control+PageUp')
    await app.page.locator('[data-part^="S1"]').first().waitFor()
  })

  it('24 jumps to where an undone change was, in another star', async () => {
    await grid.at(4, 'C4/pair')
    await grid.type('7')
    await grid.keys('Enter')
    await grid.saved()
    await grid.tab('S')
    await app.page.getByTestId('scoring-editor').focus()
    await grid.keys('Control+z')
    await grid.stands(4, 'C4/pair')
    await grid.shows(4, { 'C4/pair': '' })
    await grid.keys('Control+y')
    await grid.shows(4, { 'C4/pair': '7' })
    await grid.saved()
  })

  it('25 fills one indicator down all organizations, with points beside', async () => {
    await grid.tab('P')
    await app.page.getByTestId('scoring-only').click()
    await app.page.getByRole('option', { name: '三会一课与主题党日' }).click()
    await app.page.locator('[data-beside="points"]').first().waitFor()
    await grid.cell(0, 'P2/meeting').click()
    for (const text of ['6', '5', '4']) {
      await grid.type(text)
      await grid.keys('Enter')
    }
    await grid.saved()
    await expect.poll(() => app.page.locator('[data-rgrow="1"] [data-beside="points"]').textContent()).toBe('4')
    await app.page.getByTestId('scoring-only').hover()
    await app.page.getByTestId('scoring-only').locator('.el-select__clear, .el-icon').last().click()
    await grid.cell(0, 'P4/option').waitFor()
  })

  it('26 lists only what is refused', async () => {
    await grid.tab('P')
    await app.page.getByTestId('scoring-show').click()
    await app.page.getByRole('option', { name: '只看退回' }).click()
    await expect.poll(() => app.page.getByRole('search').innerText()).toMatch(/1 家/)
    await grid.shows(0, { 'P4/option': '优秀' })
    await app.page.getByTestId('scoring-show').click()
    await app.page.getByRole('option', { name: '全部', exact: true }).click()
  })

  it('27 finds everything again after a restart of the page', async () => {
    await app.page.reload()
    await app.page.getByRole('navigation').getByRole('link', { name: '评分录入', exact: true }).click()
    await app.page.getByTestId('scoring-stage-city').click()
    await grid.tab('S')
    await grid.shows(0, { 'S1/communication': '3', 'S1/council': '2', 'S2/a': '18', 'S2/b': '20' })
    await grid.state(1, 'S2/a', 'half')
    await grid.tab('P')
    await grid.shows(3, { 'P4/option': '优秀' })
  })

  it('says nothing on any console', () => {
    expect(trouble).toEqual([])
  })
})
