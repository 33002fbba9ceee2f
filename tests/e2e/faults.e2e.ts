/** A data file that another process has, that is damaged, and the ways on: as a person sees them. */
import { mkdirSync, readFileSync, truncateSync, writeFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newDataFolder, openApplication, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

describe('faults of the data file', () => {
  const folder = newDataFolder()
  /** Of another machine on the same drive: it knows the file as the one it had open last. */
  const otherFolder = newDataFolder()
  const path = join(folder, '示例数据', '示例数据.sixstar')
  let office: Opened
  let other: Opened

  beforeAll(async () => {
    office = await openApplication(folder)
    await openSample(office.page)
    mkdirSync(otherFolder, { recursive: true })
    writeFileSync(join(otherFolder, 'machine.json'), JSON.stringify({ chains: {}, current: path, elsewhere: [path] }))
    other = await openApplication(otherFolder)
  })
  afterAll(async () => {
    await other.close()
  })

  it('a file in use is shown to the second process, with who has it, and cannot be changed there', async () => {
    const banner = other.page.getByTestId('file-banner')
    await banner.getByText(`只读打开：数据文件正由 ${hostname()}`).waitFor()
    await openPage(other.page, '六星评定')
    await openPage(other.page, '设置')
    await other.page.getByLabel('制表单位').fill('第二个进程')
    await other.page.getByTestId('settings-save').click()
    await other.page.getByText('没有写入任何内容').first().waitFor()
  })

  it('and can be changed there once the first has closed it', async () => {
    await office.close()
    await other.page.getByTestId('file-reopen').click()
    await other.page.getByTestId('file-banner').waitFor({ state: 'hidden' })
    await openPage(other.page, '留痕')
  })

  it('a file cut short is not opened, not changed, and what it holds comes out into another one', async () => {
    await other.close()
    truncateSync(path, statSync(path).size - 10 * 4096)
    const damaged = readFileSync(path)
    other = await openApplication(otherFolder)
    const { page } = other
    await page.getByTestId('start-failure').getByText('它比应有的短').waitFor()
    await page.getByTestId('recovery-check').click()
    await page.getByText('文件有损坏').waitFor()
    await page.getByTestId('recovery-backups').click()
    await page.getByTestId('recovery-backup-list').waitFor()
    await page.getByTestId('recovery-salvage').click()
    await page.getByTestId('recovery-salvaged').waitFor()
    await page.getByTestId('recovery-open').click()
    await page.getByRole('heading', { level: 1, name: '总览' }).waitFor()
    await openPage(page, '六星评定')
    expect(readFileSync(path).equals(damaged)).toBe(true)
  })
})
