/** docs/scale.md: its tables are the program's, its SQL ranks as the rules do. 100 000 organizations: `npm run bench -- scale`. */
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { dataTableNames, dataTables } from '@shared/round-data/columns'
import { temporaryFolder } from '../store/helpers'
import { makeProvince, placesOf, rankByDocument } from './scale-province'

it('documents every column that is written, in its order', () => {
  const documented = readFileSync('docs/scale.md', 'utf8')
  for (const name of dataTableNames) {
    const lines = dataTables[name].map((column) => `| \`${column.name}\` | ${column.type}${column.nullable ? '，可空' : ''} | ${column.meaning} |`)
    expect(documented).toContain([`### ${name}`, '', '| 列 | 类型 | 含义 |', '|---|---|---|', ...lines, ''].join('\n'))
  }
})

it('ranks a province by the SQL of the document as the rules rank it', async () => {
  const folder = temporaryFolder()
  const expected = placesOf(makeProvince(folder, 6, 500))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const { problems, places, units } = await rankByDocument(connection, folder)
  connection.closeSync()
  expect(problems).toEqual([])
  expect(units).toBe(6)
  expect(places).toEqual(expected)
  // The comparison would be idle without ties, parted ones among them.
  expect(places.some(({ tied }) => tied > 1)).toBe(true)
  expect(new Set(places.map(({ decidedBy }) => decidedBy)).size).toBeGreaterThan(2)
  expect(places.length).toBeLessThan(3000)
})
