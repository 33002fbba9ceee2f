/** Photographs every page at the two sizes that matter (or the one SIXSTAR_SIZE names), on the sample data, into the folder SIXSTAR_SCREENSHOTS names. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { newDataFolder, openApplication } from './harness'
import { innerPages, openPage, openSample, pages } from './harness/flows'

const folder = resolve(process.env.SIXSTAR_SCREENSHOTS ?? 'screenshots')
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
].filter(({ width, height }) => ['', `${width}x${height}`].includes(process.env.SIXSTAR_SIZE ?? ''))

/** The drawer of one organization, then boards from the start to the end, in both themes. */
async function shootBoards(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await openPage(page, '比学赶超')
  await page.locator('[data-testid="race-table"] tbody tr').nth(2).click()
  await page.getByTestId('path').getByText('合计提').first().waitFor({ timeout: 60_000 })
  await shoot('怎么追')
  for (const part of ['学', '赶', '超']) {
    await page.getByTestId('catch-up').getByRole('button', { name: new RegExp(`^${part} ·`) }).click()
    await shoot(`怎么追-${part}`)
  }
  await page.keyboard.press('Escape')
  await page.getByTestId('open-board').click()
  await page.getByTestId('board-parts').getByText('单星榜').click()
  await page.getByTestId('board-parts').getByText('一企一页').click()
  await shoot('晾晒-设置')
  await page.getByTestId('board-start').click()
  await page.getByTestId('board-show').waitFor()
  for (let at = 1; at <= 24; at += 1) {
    await shoot(`晾晒-${String(at).padStart(2, '0')}`)
    if (at === 12) await page.keyboard.press('t')
    await page.keyboard.press(' ')
  }
  await page.keyboard.press('End')
  await shoot('晾晒-结束')
  await page.keyboard.press('Escape')
}

describe.each(sizes)('$width×$height', (size) => {
  it('photographs every page', async () => {
    const into = join(folder, `${size.width}x${size.height}`)
    mkdirSync(into, { recursive: true })
    const app = await openApplication(newDataFolder(), size)
    const shoot = async (name: string) => {
      await app.page.waitForTimeout(500)
      await app.page.screenshot({ path: join(into, `${name}.png`) })
    }
    await shoot('首次启动')
    await openSample(app.page)
    for (const name of pages) {
      await openPage(app.page, name)
      // The grid is drawn later than its page.
      if (name === '评分录入') await app.page.locator('[data-rgrow]').first().waitFor()
      await shoot(name)
    }
    for (const inner of innerPages) {
      await inner.open(app.page)
      await shoot(inner.title)
    }
    await shootBoards(app.page, shoot)
    await app.close()
  })
})
