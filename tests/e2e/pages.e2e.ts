/** Every page with the sample data: it opens, says nothing on the console, and nothing sticks out of the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample, pages } from './harness/flows'

describe('pages on the sample data', () => {
  let app: Opened
  let trouble: string[]

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    trouble = watchForTrouble(app.page)
    await openSample(app.page)
  })
  afterAll(async () => {
    await app.close()
  })

  it.each(pages)('%s', async (name) => {
    await openPage(app.page, name)
    await app.page.waitForTimeout(300)
    const beyond = await app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(beyond).toBe(0)
    expect(trouble).toEqual([])
  })
})
