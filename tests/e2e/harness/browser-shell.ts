import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { end, said } from './child'
import { launchChromium } from './chromium'
import type { Opened } from './opened'

/**
 * With SIXSTAR_LATENCY every call waits up to so many milliseconds before it goes out: what only works
 * where answers come at once and in order is found out. The same calls wait the same time in every run.
 */
async function delayCalls(page: Page): Promise<void> {
  const most = Number(process.env.SIXSTAR_LATENCY ?? 0)
  if (!(most > 0)) return
  let calls = 0
  await page.route('**/rpc/**', async (route) => {
    calls += 1
    await delay(most * ((calls * 0.618034) % 1))
    await route.continue()
  })
}

/** The browser shell with a Chromium at it. */
export async function openBrowserShell(dataFolder: string, size: { width: number; height: number }): Promise<Opened> {
  const child = spawn(process.execPath, [join(process.cwd(), 'out/main/browser.js')], {
    env: { ...process.env, SIXSTAR_DATA_DIR: dataFolder, SIXSTAR_NO_OPEN: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const address = await said(child, /(http:\/\/127\.0\.0\.1:\d+\S*)/)
  const browser = await launchChromium()
  const context = await browser.newContext({ viewport: size, acceptDownloads: true, locale: 'zh-CN' })
  const page = await context.newPage()
  await delayCalls(page)
  await page.goto(address)
  async function choose(paths: string | string[], click: () => Promise<void>) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click()])
    await chooser.setFiles(paths)
  }

  return {
    page,
    main: null,
    chooseFile: (path, click) => choose(path, click),
    chooseFiles: (paths, click) => choose(paths, click),
    chooseFolder: (path, click) => choose(path, click),
    async saveFile(click) {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), click()])
      const path = join(dataFolder, '..', download.suggestedFilename())
      await download.saveAs(path)
      return path
    },
    async kill() {
      await end(child, 'SIGKILL')
      await browser.close()
    },
    async close() {
      await browser.close()
      await end(child, 'SIGTERM')
    },
  }
}
