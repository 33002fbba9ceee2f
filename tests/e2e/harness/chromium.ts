import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A real Chromium: the one named by CHROMIUM_PATH, an installed one, or the one that ships with a development dependency (Linux x64). */
export async function launchChromium(): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH ?? installed.find((each) => existsSync(each))
  const asRoot = process.getuid?.() === 0
  if (path !== undefined) return chromium.launch({ executablePath: path, args: asRoot ? ['--no-sandbox'] : [] })
  const { default: shipped } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await shipped.executablePath(), args: shipped.args })
}
