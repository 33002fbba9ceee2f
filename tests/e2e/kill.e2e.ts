/**
 * Processes killed while somebody types lose nothing that said it is saved: after every kill the data file itself is read.
 * SIXSTAR_KILLS says how often; scripts/kill-typing.mjs does it 200 times.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { openStore } from '../../src/main/store'
import { newDataFolder, openApplication } from './harness'
import { openPage, openSample } from './harness/flows'

const times = Number(process.env.SIXSTAR_KILLS ?? 3)
const stage = 'city'
/** 三会一课: applies to every organization, takes any number. */
const [indicator, part] = ['P2', 'meeting']
const cells = `[data-part="${indicator}/${part}"]`
const rows = 10
/** Beyond what the sample data hold. */
const typedFrom = 1000

async function openGrid(page: Page) {
  await openPage(page, '评分录入')
  await page.getByTestId(`scoring-stage-${stage}`).click()
  await page.locator(`[data-testid="scoring-stage-${stage}"].is-active`).waitFor()
  await page.getByTestId('scoring-star-P').click()
  await page.locator(`[data-rgrow="${rows - 1}"] ${cells}`).waitFor()
}

/** The numbers typed here in cells that say they are saved, by organization. Sign and number are read at one moment: a locator's own filter looks earlier. */
async function saidSaved(page: Page): Promise<Map<string, number>> {
  const shown = await page.locator(cells).evaluateAll((all) =>
    all
      .filter((cell) => cell.dataset['save'] === 'saved' && cell.dataset['state'] === 'mark')
      .map((cell): [string, number] => [cell.dataset['subject'] ?? '', Number(cell.querySelector('.cell-text:not(.faint)')?.textContent)]),
  )
  return new Map(shown.filter(([, number]) => number >= typedFrom))
}

/** What the data file holds, by organization; the file and its change log are whole. */
function onDisk(folder: string): Map<string, number> {
  const [path] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sixstar') && !name.includes('备份'))
  if (path === undefined) throw new Error('no data file')
  const store = openStore(join(folder, path), { device: '22222222-2222-4222-8222-222222222222', now: () => new Date() })
  try {
    expect([store.isSound(), store.verifyChain().ok]).toEqual([true, true])
    const open = store.rounds.list().find(({ status }) => status === 'open')
    const sheets = store.sheets.ofStageByAll(open?.id ?? '', stage)
    return new Map(
      sheets.flatMap(({ subjectId, cells: { [indicator]: cell } }): [string, number][] =>
        cell?.state === 'mark' && 'items' in cell.input ? [[subjectId, cell.input.items[part] ?? 0]] : [],
      ),
    )
  } finally {
    store.close()
  }
}

class Typist {
  /** Rises with every cell, so that a cell never goes back to what it held. */
  private next = typedFrom
  private at: Promise<void> | null = null
  private stopped = false

  start(page: Page) {
    this.stopped = false
    this.at = this.run(page)
  }

  private async run(page: Page) {
    while (!this.stopped) {
      await page.locator(`[data-rgrow="0"] ${cells}`).click()
      for (let row = 0; row < rows && !this.stopped; row += 1) {
        await page.keyboard.type(String(this.next))
        await page.keyboard.press('Enter')
        this.next += 1
      }
    }
  }

  /** Ends the typing; the window it typed into may be gone by now. */
  async stop() {
    this.stopped = true
    await this.at?.catch(() => undefined)
  }
}

it(`keeps marks that said saved, though the process is killed ${times} times`, { timeout: times * 60_000 }, async () => {
  const folder = newDataFolder()
  const typist = new Typist()
  let said = new Map<string, number>()
  let promised = 0
  let app = await openApplication(folder)
  await openSample(app.page)
  for (let kill = 1; kill <= times; kill += 1) {
    await openGrid(app.page)
    typist.start(app.page)
    // Another moment every time; the kills of one run are spread over a second and a half.
    const until = Date.now() + 300 + ((kill * 977) % 1500)
    while (Date.now() < until) {
      const now = await saidSaved(app.page)
      promised += [...now].filter(([subject, number]) => said.get(subject) !== number).length
      said = new Map([...said, ...now])
    }
    const stopped = typist.stop()
    await app.kill()
    await stopped
    const kept = onDisk(folder)
    for (const [subject, number] of said) expect(kept.get(subject) ?? 0, `${subject} after kill ${kill}`).toBeGreaterThanOrEqual(number)
    if (kill % 20 === 0) console.log(`${kill} kills, ${promised} marks said saved and are there`)
    app = await openApplication(folder)
  }
  await openGrid(app.page)
  await expect.poll(async () => [...(await saidSaved(app.page))].filter(([subject, number]) => number < (said.get(subject) ?? 0))).toEqual([])
  await app.close()
  expect(promised).toBeGreaterThanOrEqual(times)
  console.log(`${times} kills: all of ${promised} marks that said saved are there`)
})
