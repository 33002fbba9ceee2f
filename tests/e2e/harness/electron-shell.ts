import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { end, said } from './child'
import { windowEnvironment } from './display'
import { connectInspector } from './inspector'
import type { Opened } from './opened'

/** What to run: a packaged program (SIXSTAR_EXECUTABLE), else the built one by the electron package's Electron or the one ELECTRON_OVERRIDE_DIST_PATH names. */
function program(): { path: string; args: string[] } {
  const packaged = process.env.SIXSTAR_EXECUTABLE
  if (packaged !== undefined) return { path: packaged, args: [] }
  const path: unknown = createRequire(import.meta.url)('electron')
  if (typeof path !== 'string' || !existsSync(path)) throw new Error('no Electron is installed')
  return { path, args: [process.cwd()] }
}

/** Several windows of one test cover each other: a covered one would stop drawing, and nothing in it could be clicked. */
const unhidden = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--disable-features=CalculateNativeWinOcclusion']

/**
 * Waits for a window that has loaded: Playwright may wait for ever for a page it meets while that begins. The main process is
 * asked only once there is a page: before, its modules may not be there.
 */
async function windowLoaded(devtools: string, evaluate: (expression: string) => Promise<unknown>): Promise<void> {
  const opened = async () => {
    const targets: unknown = await (await fetch(`http://${new URL(devtools).host}/json/list`)).json()
    return Array.isArray(targets) && targets.length > 0
  }
  const loaded = () => evaluate('require("electron").BrowserWindow.getAllWindows().some(({ webContents }) => webContents.getURL() && !webContents.isLoading())')
  for (const reached of [opened, loaded]) {
    while (!(await reached())) await setTimeout(20)
  }
}

/** A real Electron window. Native dialogs are answered in the main process; everything else is clicked. */
export async function openElectronShell(dataFolder: string, size: { width: number; height: number }): Promise<Opened> {
  const asRoot = process.getuid?.() === 0
  const { path, args } = program()
  const environment = { ...(await windowEnvironment()), SIXSTAR_DATA_DIR: dataFolder }
  const child = spawn(path, [...args, '--inspect=0', '--remote-debugging-port=0', ...unhidden, ...(asRoot ? ['--no-sandbox'] : [])], {
    env: { ...environment, ELECTRON_ENABLE_LOGGING: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [inspectorAddress, devtools] = await Promise.all([said(child, /Debugger listening on (ws:\S+)/), said(child, /DevTools listening on (ws:\S+)/)])
  const inspector = await connectInspector(inspectorAddress)
  await windowLoaded(devtools, inspector.evaluate)
  // The usual defaults need a download manager that Electron's Chromium does not have.
  const browser = await chromium.connectOverCDP(devtools, { noDefaults: true })
  const [context] = browser.contexts()
  if (!context) throw new Error('the window has no context')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await inspector.evaluate(`require('electron').BrowserWindow.getAllWindows()[0].setContentSize(${size.width}, ${size.height})`)
  const dialog = (method: string, answer: object) => inspector.evaluate(`require('electron').dialog.${method} = async () => (${JSON.stringify(answer)})`)
  async function choose(filePaths: string[], click: () => Promise<void>) {
    await dialog('showOpenDialog', { canceled: false, filePaths })
    await click()
  }

  return {
    page,
    main: {
      evaluate: inspector.evaluate,
      async letGo() {
        // A process does not end while somebody inspects it.
        inspector.close()
        await browser.close()
      },
      ended: new Promise((resolve) => child.once('exit', resolve)),
      startAgain: (files) =>
        new Promise((resolve) => {
          // The folder of the program first, where Electron looks for it, and last, where the stand-in of its default application does.
          const second = spawn(path, [...args, ...files, ...args, ...(asRoot ? ['--no-sandbox'] : [])], { env: environment, stdio: 'ignore' })
          second.once('exit', resolve)
        }),
    },
    chooseFile: (path, click) => choose([path], click),
    chooseFiles: (paths, click) => choose(paths, click),
    chooseFolder: (path, click) => choose([path], click),
    async saveFile(click) {
      const folder = mkdtempSync(join(dataFolder, '..', 'saved-'))
      // `require` is there while the expression is evaluated, not when the dialog is asked for.
      await inspector.evaluate(
        `{ const { join, basename } = require('path'); require('electron').dialog.showSaveDialog = async (...given) => ({ canceled: false, filePath: join(${JSON.stringify(folder)}, basename(given.at(-1).defaultPath)) }) }`,
      )
      await click()
      const deadline = Date.now() + 120_000
      while (!readdirSync(folder).some((name) => !name.startsWith('.'))) {
        if (Date.now() > deadline) throw new Error('nothing was saved')
        await page.waitForTimeout(50)
      }
      await page.locator('.el-message--success').last().waitFor()
      return join(folder, readdirSync(folder)[0] ?? '')
    },
    async kill() {
      await end(child, 'SIGKILL')
      inspector.close()
      await browser.close()
    },
    async close() {
      await page.close()
      inspector.close()
      await browser.close()
      await end(child, 'SIGTERM')
    },
  }
}
