/** The second entry: the same services and pages behind HTTP on this machine, for machines without Electron. */
import { join } from 'node:path'
import { openBrowser } from './http/open-browser'
import { startPageServer } from './http/server'
import { paperWorker } from './papers/start-worker'
import { marginsWorker } from './paths/start-margins'
import { pathWorker } from './paths/start-worker'
import { roundDataWorker } from './round-data/start-worker'
import { startServices } from './services/start'

async function main() {
  const services = startServices('browser', null, { findPath: pathWorker(join(__dirname, 'path-worker.js')), findMargins: marginsWorker(join(__dirname, 'margins-worker.js')), writePaper: paperWorker(join(__dirname, 'paper-worker.js')), openRoundData: roundDataWorker(join(__dirname, 'round-data-worker.js')) })
  const page = await startPageServer(services.context, join(__dirname, '../renderer'))
  const opened = openBrowser(page.address)
  // Whether a window really came cannot be known from here, so the address is always given.
  console.log(`${opened ? '正在浏览器中打开，没有出现窗口时请自己打开' : '请在浏览器中打开'}：${page.address}`)
  console.log('网址只能用一次。结束程序请按 Ctrl+C。')

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await page.close()
    await services.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
}

main().catch((error: unknown) => {
  console.error('没有启动：', error instanceof Error ? error.message : error)
  process.exit(1)
})
