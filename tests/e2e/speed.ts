/** How fast the whole application is, with 10 000 organizations × 60 indicators in a real page: `npm run bench:app`. */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { makeBenchFile } from '../bench/data-file'
import { newDataFolder, openApplication } from './harness'
import { openPage, openSample, pages } from './harness/flows'
import { memoryNow, watchMemory } from './harness/memory'

const shell = process.env.SIXSTAR_SHELL ?? 'browser'
const rows: { name: string; value: number; unit: string }[] = []
const note = (name: string, value: number, unit: string) => rows.push({ name, value: Math.round(value * 10) / 10, unit })
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Milliseconds from the click in the navigation until the page's title is drawn. */
async function switchTo(page: Page, name: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const link = [...document.querySelectorAll('nav a')].find((each) => each.textContent.trim() === wanted)
    const began = performance.now()
    if (link instanceof HTMLElement) link.click()
    while (document.querySelector('h1')?.textContent !== wanted) await new Promise((resolve) => requestAnimationFrame(resolve))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - began
  }, name)
}

/** Milliseconds of the slowest frame while what scrolls in the page is scrolled down by the wheel. */
async function worstFrame(page: Page): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(window, { measuredFrames: frames })
    let last = performance.now()
    const step = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
  await page.mouse.move(800, 500)
  for (let times = 0; times < 60; times += 1) {
    await page.mouse.wheel(0, 900)
    await page.waitForTimeout(16)
  }
  const frames = await page.evaluate<number[]>('window.measuredFrames')
  return Math.max(...frames.slice(2))
}

it('starts, and switches pages, on the sample data', async () => {
  const folder = newDataFolder()
  const first = await openApplication(folder)
  await openSample(first.page)
  await first.close()
  const starts: number[] = []
  for (let times = 0; times < 3; times += 1) {
    const began = performance.now()
    const app = await openApplication(folder)
    await app.page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    starts.push(performance.now() - began)
    if (times === 2) {
      for (const name of pages) await openPage(app.page, name)
      for (const name of pages) note(`${name}：切换到`, median([await switchTo(app.page, name), await back(app.page, name), await back(app.page, name)]), 'ms')
    }
    await app.close()
  }
  note('启动到总览（含打开浏览器或窗口）', median(starts), 'ms')
})

async function back(page: Page, name: string): Promise<number> {
  await openPage(page, name === '总览' ? '设置' : '总览')
  return switchTo(page, name)
}

/** An application with 10 000 organizations × 60 indicators open. */
async function openLarge() {
  const folder = newDataFolder()
  mkdirSync(folder, { recursive: true })
  const { path } = makeBenchFile(10_000, 60, 1)
  const kept = join(folder, '万家.sixstar')
  renameSync(path, kept)
  writeFileSync(join(folder, 'machine.json'), JSON.stringify({ chains: {}, current: kept, elsewhere: [kept] }))
  const app = await openApplication(folder, { width: 1920, height: 1080 })
  await app.page.getByRole('heading', { level: 1, name: '总览' }).waitFor({ timeout: 120_000 })
  return app
}

const largePages = ['组织台账', '评分录入', '六星评定', '比学赶超']

it('holds 10 000 organizations × 60 indicators', async () => {
  const app = await openLarge()
  for (const name of largePages) {
    note(`${name}：一万家，第一次打开`, await switchTo(app.page, name), 'ms')
    await app.page.waitForTimeout(4000)
    note(`${name}：一万家，滚动时最慢的一帧`, await worstFrame(app.page), 'ms')
  }
  await app.close()
})

it('needs little memory for them', async () => {
  const app = await openLarge()
  const watched = watchMemory()
  for (const name of largePages) {
    await openPage(app.page, name)
    await app.page.waitForTimeout(4000)
  }
  const most = watched.stop()
  note('一万家 × 60 项：内存最多时，全部进程', most.all, 'MB')
  note('一万家 × 60 项：内存最多时，其中程序自己占用的', most.own, 'MB')
  await app.page.waitForTimeout(20_000)
  const rest = memoryNow()
  note('一万家 × 60 项：静下来之后，全部进程', rest.all, 'MB')
  note('一万家 × 60 项：静下来之后，其中程序自己占用的', rest.own, 'MB')
  await app.close()
})

it('is bundled by page', () => {
  const folder = 'out/renderer/assets'
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  const size = (name: string) => statSync(join(folder, name)).size / 1024
  const html = readFileSync('out/renderer/index.html', 'utf8')
  const first = scripts.filter((name) => html.includes(name))
  note('页面脚本：总数', scripts.length, '个')
  note('页面脚本：合计', scripts.reduce((sum, name) => sum + size(name), 0), 'KB')
  note('页面脚本：启动时就要的', first.reduce((sum, name) => sum + size(name), 0), 'KB')
  for (const name of [...scripts].sort((a, b) => size(b) - size(a)).slice(0, 5)) note(`页面脚本：${name.replace(/-[^-]*\.js$/, '')}`, size(name), 'KB')
  console.table(rows)
  const target = `bench/app-${shell}.json`
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `${JSON.stringify({ at: new Date().toISOString(), machine: { node: process.version, platform: `${process.platform} ${process.arch}`, cores: cpus().length }, rows }, null, 2)}\n`)
  expect(rows.length).toBeGreaterThan(pages.length)
})
