/** 评价数据 through the built application: its own thread writes Parquet files that DuckDB reads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { newDataFolder, openApplication, watchForTrouble, type Opened } from './harness'
import { openPage, openSample } from './harness/flows'

let app: Opened
let trouble: string[]

beforeAll(async () => {
  app = await openApplication(newDataFolder())
  trouble = watchForTrouble(app.page)
  await openSample(app.page)
})
afterAll(async () => {
  await app.close()
})

it('exports the open round, and every organization is in it', async () => {
  const { page } = app
  await openPage(page, '数据交换')
  await page.getByRole('tab', { name: '评价数据' }).click()
  const zip = await app.saveFile(() => page.getByTestId('round-data').click())
  expect(basename(zip)).toMatch(/评价数据（Parquet）（过程数据、未定级）.*\.zip$/)
  const folder = join(dirname(zip), 'parquet')
  mkdirSync(folder)
  const archive = await openPromise(zip, { autoClose: false, lazyEntries: true })
  for await (const entry of archive.eachEntry()) writeFileSync(join(folder, entry.fileName), await buffer(await archive.openReadStreamPromise(entry)))
  archive.close()
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`SET file_search_path = '${folder}'`)
  const read = await connection.runAndReadAll(`
    SELECT count(*), count(DISTINCT organization_id), sum(CASE WHEN attributes LIKE '%secretary%' THEN 1 ELSE 0 END)
    FROM 'organizations.parquet' JOIN 'results.parquet' USING (round_id, organization_id)`)
  expect(read.getRowsJson()).toEqual([['60', '60', '0']])
  connection.closeSync()
  expect(trouble).toEqual([])
})
