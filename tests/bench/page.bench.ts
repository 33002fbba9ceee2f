/** Score entry in a real page: the built browser shell with a Chromium at it. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowserShell } from '../e2e/harness/browser-shell'
import { makeBenchFile, quantile, type BenchFile } from './data-file'

type Row = { name: string; medianMs: number; ratio: number; note: string }

export default async function page(): Promise<Row[]> {
  const { status } = spawnSync('npx', ['electron-vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('the application was not built')
  return [...(await typing(2_000)), ...(await typing(10_000)), ...(await scrolling())]
}

/** Opens a bench file in the application, at the grid of its newest round. */
async function atGrid<T>(file: BenchFile, work: (page: Page) => Promise<T>): Promise<T> {
  const parent = mkdtempSync(join(tmpdir(), 'bench-page-'))
  const folder = join(parent, 'data')
  mkdirSync(folder)
  writeFileSync(join(folder, 'machine.json'), JSON.stringify({ chains: {}, current: file.path, elsewhere: [file.path] }))
  const app = await openBrowserShell(folder, { width: 1920, height: 1080 })
  try {
    await app.page.getByRole('navigation').getByRole('link', { name: '评分录入', exact: true }).click()
    await app.page.locator('[data-part="I0/value"]').first().waitFor({ timeout: 120_000 })
    return await work(app.page)
  } finally {
    await app.close()
    file.remove()
    rmSync(parent, { recursive: true, force: true })
  }
}

/** From the Enter that ends a mark to the frame that shows it saved, with the new total, star and rank in the row. */
async function typing(organizations: number): Promise<Row[]> {
  const elapsed = await atGrid(makeBenchFile(organizations, 30, 1), async (shown) => {
    const all: number[] = []
    for (let at = 0; at < 120; at += 1) {
      const row = at % 20
      const cell = shown.locator(`[data-rgrow="${row}"] [data-part="I0/value"]`)
      await cell.click()
      const subject = (await cell.getAttribute('data-subject')) ?? ''
      const before = await cell.locator('.cell-text').textContent()
      // The listener stands before the key is pressed: a key that comes first would be waited for for ever.
      await shown.evaluate(
        (id) => {
          const text = (selector: string) => document.querySelector(selector)?.textContent
          const total = text(`[data-total="${id}"]`)
          const measured = new Promise<number>((resolve) => {
            const look = (since: number) => {
              const saved = document.querySelector<HTMLElement>(`[data-part="I0/value"][data-subject="${id}"]`)?.dataset['save'] === 'saved'
              if (saved && text(`[data-total="${id}"]`) !== total) resolve(performance.now() - since)
              else requestAnimationFrame(() => look(since))
            }
            const ended = (event: KeyboardEvent) => {
              if (event.key !== 'Enter') return
              removeEventListener('keydown', ended, true)
              look(event.timeStamp)
            }
            addEventListener('keydown', ended, true)
          })
          Object.assign(window, { measured })
        },
        subject,
      )
      await shown.keyboard.type(before === '1' ? '4' : '1')
      // Ten keys a second is faster than anyone types numbers: what is drawn for the digit is not part of the answer to Enter.
      await shown.waitForTimeout(100)
      await shown.keyboard.press('Enter')
      const milliseconds = Number(await shown.evaluate((): unknown => Object.entries(window).find(([name]) => name === 'measured')?.[1]))
      // The first ones compile.
      if (at >= 20) all.push(milliseconds)
    }
    return all.sort((left, right) => left - right)
  })
  const median = quantile(elapsed, 0.5)
  return [{ name: `page: typed → committed → row, star, rank shown, ${organizations} organizations`, medianMs: median, ratio: median / (1000 / 60), note: `p95 ${quantile(elapsed, 0.95).toFixed(1)} ms${organizations === 2_000 ? ', aim ≤ 50 ms' : ''}; ratio = frames of 1/60 s` }]
}

/** Wheel turns over a grid of 10 000 × 60, down and across: the time between frames. */
async function scrolling(): Promise<Row[]> {
  const frames = await atGrid(makeBenchFile(10_000, 60, 1, 1), async (shown) => {
    await shown.mouse.move(1200, 600)
    await shown.waitForTimeout(1000)
    await shown.evaluate(() => {
      const times: number[] = []
      Object.assign(window, { frameTimes: times })
      const note = (now: number) => {
        times.push(now)
        requestAnimationFrame(note)
      }
      requestAnimationFrame(note)
    })
    for (let turn = 0; turn < 240; turn += 1) {
      await shown.mouse.wheel(turn % 4 === 3 ? 240 : 0, turn % 4 === 3 ? 0 : 400)
      await shown.waitForTimeout(8)
    }
    const times = await shown.evaluate((): unknown => Object.entries(window).find(([name]) => name === 'frameTimes')?.[1])
    if (!Array.isArray(times)) throw new Error('no frames were counted')
    const counted = times.map(Number)
    return counted.slice(1).map((time, at) => time - (counted[at] ?? time)).sort((left, right) => left - right)
  })
  const median = quantile(frames, 0.5)
  return [{ name: 'page: scrolling 10 000 × 60, a frame', medianMs: median, ratio: median / (1000 / 60), note: `worst ${(frames.at(-1) ?? 0).toFixed(1)} ms of ${frames.length} frames, p99 ${quantile(frames, 0.99).toFixed(1)} ms; aim: none over 50 ms` }]
}
