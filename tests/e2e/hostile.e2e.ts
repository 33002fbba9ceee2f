/** What a page that went astray could try: nothing of it leads out of the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { openSample } from './harness/flows'

describe('a page that is up to no good', () => {
  let app: Opened
  let address: string

  beforeAll(async () => {
    app = await openApplication(newDataFolder())
    await openSample(app.page)
    address = app.page.url()
  })
  afterAll(async () => {
    await app.close()
  })

  it('finds nothing of the system', async () => {
    expect(await app.page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis))).toEqual([])
  })

  it('gets no permission', async () => {
    const answers = await app.page.evaluate(async () => {
      const state = async (name: PermissionName) => (await navigator.permissions.query({ name })).state
      return [await state('geolocation'), await state('notifications')]
    })
    expect(answers).not.toContain('granted')
    expect(await app.page.evaluate(() => new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('told'), () => resolve('refused'), { timeout: 3000 })))).toBe('refused')
  })

  it('runs no script put into it, and fetches nothing from elsewhere', async () => {
    const tried = await app.page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.injected = true'
      document.body.append(script)
      const fetched = await fetch('https://evil.example/', { mode: 'no-cors' }).then(() => 'fetched', () => 'refused')
      return { injected: 'injected' in globalThis, fetched }
    })
    expect(tried).toEqual({ injected: false, fetched: 'refused' })
  })

  it.runIf(process.env.SIXSTAR_SHELL === 'electron')('opens no window and goes nowhere (a window of Electron; left out in a browser, which has no such calls)', async () => {
    expect(await app.page.evaluate(() => window.open('https://evil.example/') === null)).toBe(true)
    for (const target of ['https://evil.example/', 'file:///etc/passwd', 'app://other/', 'data:text/html,x']) {
      await app.page.evaluate((url) => void (location.href = url), target)
      await app.page.waitForTimeout(200)
      expect(app.page.url()).toBe(address)
    }
    // Asked of the page itself: Playwright would wait for the navigation that was refused.
    expect(await app.page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('总览')
  })
})
