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

/** The pages of the navigation, in its order. */
export const pages = ['总览', '组织台账', '评价方案', '评价期', '评分录入', '六星评定', '比学赶超', '对比', '争创计划', '数据交换', '留痕', '设置']
