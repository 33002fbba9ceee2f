import type { Page } from 'playwright-core'

/** Opens the fictional sample data from the start page and waits for the overview. */
export async function openSample(page: Page): Promise<void> {
  await page.getByTestId('start-sample').click()
  await page.getByRole('navigation').getByRole('link', { name: '总览', exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
}

/** Opens a page by the navigation and waits for its title. */
export async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** What is reached from another page, by the name it is called here, and the way to it. */
export interface Inner {
  title: string
  open: (page: Page) => Promise<void>
}

/** A page that is always at the same address, with its title. */
function at(path: string, title: string): Inner {
  return {
    title,
    open: async (page) => {
      await page.evaluate((to) => (location.hash = `#${to}`), path)
      await page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor()
    },
  }
}

async function openRound(page: Page): Promise<void> {
  await openPage(page, '评价期')
  await page.locator('td a').first().click()
  await page.getByTestId('round-editions').waitFor()
}

/** The row of a page's table that opens something beside it. */
async function openDrawer(page: Page, name: string): Promise<void> {
  await openPage(page, name)
  await page.locator('main tbody tr[aria-rowindex="4"] td').nth(1).click()
  await page.getByRole('dialog').waitFor()
}

const catchUp: Inner = {
  title: '怎么追',
  open: async (page) => {
    await openDrawer(page, '比学赶超')
    await page.getByTestId('path').getByText('合计提').first().waitFor({ timeout: 60_000 })
  },
}

/** One year: the first time it is asked for, it is made. */
const year: Inner = {
  title: '一个年度',
  open: async (page) => {
    await at('/rounds/years', '年度汇总').open(page)
    await page.getByTestId('years-table').or(page.getByText('还没有年度汇总')).waitFor()
    if (await page.getByTestId('years-table').isVisible()) await page.locator('td a').first().click()
    else {
      await page.getByTestId('year-new').click()
      await page.getByTestId('year-save').click()
    }
    await page.getByTestId('year-table').locator('tr[aria-rowindex="2"]').waitFor()
  },
}

/** Pages that are reached from another one. */
export const innerPages: Inner[] = [
  at('/rounds/new', '新建评价期'),
  at('/rounds/years', '年度汇总'),
  year,
  {
    title: '一个评价期',
    open: openRound,
  },
  {
    title: '定级',
    open: async (page) => {
      await openRound(page)
      await page.getByTestId('round-finish').click()
      await page.getByTestId('round-finish-confirm').waitFor()
    },
  },
  {
    title: '定级记录',
    open: async (page) => {
      await openRound(page)
      await page.getByTestId('round-editions').click()
      await page.getByTestId('compare-files').waitFor()
    },
  },
  at('/organizations/import', '导入两新组织台账'),
  at('/schemes/compare', '方案对比'),
  {
    title: '方案编辑',
    open: async (page) => {
      await openPage(page, '评价方案')
      await page.getByTestId('scheme-copy').first().click()
      await page.locator('.el-message-box__btns .el-button--primary').click()
      await page.getByTestId('scheme-publish').waitFor()
    },
  },
  at('/scoring/progress', '评分进度与确认'),
  at('/scoring/carry-over', '从上期带入'),
  at('/scoring/files', '评分导入导出'),
  at('/scoring/card', '评分卡'),
  at('/stars/sensitivity', '敏感性试算'),
  {
    title: '一家的争创计划',
    open: async (page) => {
      await catchUp.open(page)
      await page.getByRole('dialog').getByRole('button', { name: '争创计划' }).click()
      await page.getByTestId('what-if').waitFor()
    },
  },
  at('/board', '晾晒'),
  at('/outputs?kind=notice-table', '输出'),
  at('/help', '使用帮助'),
]

/** What opens at the side of a page. */
export const drawers: Inner[] = [
  { title: '评定结果', open: (page) => openDrawer(page, '六星评定') },
  { title: '台账', open: (page) => openDrawer(page, '组织台账') },
  catchUp,
  {
    title: '年度结果',
    open: async (page) => {
      await year.open(page)
      await page.getByTestId('year-table').locator('tr[aria-rowindex="2"] td').nth(1).click()
      await page.getByTestId('year-drawer').waitFor()
    },
  },
]

/** The pages of the navigation, in its order. */
export const pages = ['总览', '组织台账', '评价方案', '评价期', '评分录入', '六星评定', '比学赶超', '对比', '争创计划', '数据交换', '留痕', '设置']
