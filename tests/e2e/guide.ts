/** Takes the pictures of docs/user-guide.md from the running application, so that they stay true: `npm run guide:pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

const folder = 'docs/images'
/** Bytes all pictures together may have: they travel with every copy of the program. */
const most = 6 * 1024 * 1024
let taken = 0

let app: Opened
beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  app = await openApplication(newDataFolder(), { width: 1280, height: 720 })
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
})
afterAll(() => app.close())

/** Photographs the window into a webp, encoded by the browser itself. */
async function picture(name: string) {
  await app.page.waitForTimeout(400)
  const png = (await app.page.screenshot()).toString('base64')
  const address = await app.page.evaluate(async (bytes) => {
    const image = new Image()
    image.src = `data:image/png;base64,${bytes}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.85)
  }, png)
  const bytes = Buffer.from(address.replace(/^[^,]*,/, ''), 'base64')
  taken += bytes.length
  writeFileSync(join(folder, `${name}.webp`), bytes)
}

it('photographs the first start', async () => {
  await app.page.getByTestId('start-sample').waitFor()
  await picture('start')
  await openSample(app.page)
  await app.page.getByTestId('tour-skip').click()
})

it.each([
  ['总览', 'overview'],
  ['组织台账', 'organizations'],
  ['评价方案', 'schemes'],
  ['评价期', 'rounds'],
  ['评分录入', 'scoring'],
  ['六星评定', 'stars'],
  ['比学赶超', 'race'],
  ['数据交换', 'exchange'],
])('photographs %s', async (title, name) => {
  await openPage(app.page, title)
  if (name === 'stars') {
    await app.page.locator('[data-testid="stars-table"] tbody tr').nth(2).click()
    await app.page.getByRole('dialog').waitFor()
  }
  await picture(name)
  await app.page.keyboard.press('Escape')
})

it('photographs the progress of sheets and a comparison', async () => {
  await app.page.evaluate(() => (location.hash = '#/scoring/progress'))
  await app.page.getByRole('heading', { level: 1, name: '评分进度与确认' }).waitFor()
  await picture('progress')
  await openPage(app.page, '对比')
  await app.page.getByTestId('organization-picker').first().click()
  for (const at of [1, 4, 7]) await app.page.getByRole('option').nth(at).click()
  await app.page.keyboard.press('Escape')
  await picture('comparison')
})

it('keeps them small', () => {
  expect(taken).toBeLessThan(most)
})
