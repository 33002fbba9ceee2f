import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { end, said } from './child'
import { launchChromium } from './chromium'
import type { Opened } from './opened'

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
      const [download] = await Promise.all([page.waitForEvent('download'), click()])
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
