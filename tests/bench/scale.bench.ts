import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { makeProvince, placesOf, rankByDocument } from '../services/scale-province'

/** Ninety counties, 100 000 organizations: the SQL of docs/scale.md against the rules. The ratio is to the rules evaluating all of them. */
export default async function scale(): Promise<{ name: string; medianMs: number; ratio: number; note: string }[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const folder = mkdtempSync(join(tmpdir(), 'bench-scale-'))
  const begun = performance.now()
  const expected = placesOf(makeProvince(folder, 90, 1_112))
  const making = performance.now() - begun
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const start = performance.now()
  const { problems, places, units } = await rankByDocument(connection, folder)
  const time = performance.now() - start
  connection.closeSync()
  rmSync(folder, { recursive: true, force: true })
  if (problems.length > 0 || units !== 90) throw new Error(`not to be ranked together: ${JSON.stringify(problems.slice(0, 3))}`)
  if (!isDeepStrictEqual(places, expected)) throw new Error('the ranks of SQL and of the rules differ')
  return [{ name: 'rank 100 080 organizations of 90 Parquet folders by SQL', medianMs: time, ratio: time / making, note: `${places.length} ranked, equal to the rules; ${places.filter(({ tied }) => tied > 1).length} of them tied; one run` }]
}
