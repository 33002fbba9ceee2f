/** Photographs every page at the two sizes that matter, on the sample data, into the folder SIXSTAR_SCREENSHOTS names. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'vitest'
import { newDataFolder, openApplication } from './harness'
import { openPage, openSample, pages } from './harness/flows'

const folder = resolve(process.env.SIXSTAR_SCREENSHOTS ?? 'screenshots')
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

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
      await shoot(name)
    }
    await app.close()
  })
})
