import type { DuckDBConnection } from '@duckdb/node-api'
import { rawNumbers, trackOf } from './round-data'

const query = `
  WITH compared AS (
    SELECT org, star, RANK() OVER (PARTITION BY ind, track ORDER BY a DESC) AS place, COUNT(*) OVER (PARTITION BY ind, track) AS n
    FROM mark JOIN indicator ON indicator.id = ind JOIN organization ON organization.id = org WHERE kind = 5
  ), points AS (
    SELECT org, star, CASE kind
      WHEN 0 THEN a
      WHEN 1 THEN CASE a WHEN 0 THEN 5 WHEN 1 THEN 3 ELSE 0 END
      WHEN 2 THEN greatest(0, 5 - 0.5 * greatest(0, 12 - a))
      WHEN 3 THEN 5.0 * a / b
      ELSE CASE WHEN a >= 90 THEN 5 WHEN a >= 80 THEN 3 WHEN a >= 60 THEN 1 ELSE 0 END
    END AS points
    FROM mark JOIN indicator ON indicator.id = ind WHERE kind < 5
    UNION ALL
    SELECT org, star, CASE WHEN place <= (n * 10 + 99) // 100 THEN 5 WHEN place <= (n * 30 + 99) // 100 THEN 4 WHEN place <= (n * 60 + 99) // 100 THEN 3 ELSE 2 END FROM compared
  ), stars AS (
    SELECT org, star, round(sum(points) + 1e-9, 2) AS score, count(*) * 5 * 0.6 AS line FROM points GROUP BY org, star
  ), totals AS (
    SELECT org, round(sum(score), 2) AS total, count_if(score >= line) AS lit FROM stars GROUP BY org
  )
  SELECT org, RANK() OVER (PARTITION BY track ORDER BY total DESC, lit DESC)::INTEGER AS rank, RANK() OVER (ORDER BY total DESC, lit DESC) AS overall
  FROM totals JOIN organization ON organization.id = org`

/** The same round as one SQL statement over DuckDB in memory, on all cores. Null, with the reason, where DuckDB cannot be loaded. */
export async function byDuck(organizations: number, indicators: number): Promise<{ work(): Promise<Int32Array>; close(): void } | string> {
  const loaded = await import('@duckdb/node-api').catch((error: unknown) => String(error))
  if (typeof loaded === 'string') return loaded
  const instance = await loaded.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run('CREATE TABLE organization (id INTEGER PRIMARY KEY, track INTEGER NOT NULL); CREATE TABLE indicator (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, star INTEGER NOT NULL)')
  await connection.run('CREATE TABLE mark (org INTEGER NOT NULL, ind INTEGER NOT NULL, a DOUBLE NOT NULL, b DOUBLE NOT NULL)')
  await fill(connection, organizations, indicators)
  const statement = await connection.prepare(query)
  return {
    async work() {
      const ranked = new Int32Array(organizations)
      const [orgs = [], ranks = []] = (await statement.runAndReadAll()).getColumns()
      orgs.forEach((org, at) => {
        ranked[Number(org)] = Number(ranks[at])
      })
      return ranked
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function fill(connection: DuckDBConnection, organizations: number, indicators: number): Promise<void> {
  const perStar = Math.ceil(indicators / 6)
  const [organization, indicator, mark] = [await connection.createAppender('organization'), await connection.createAppender('indicator'), await connection.createAppender('mark')]
  for (let column = 0; column < indicators; column += 1) {
    for (const value of [column, column % 6, Math.floor(column / perStar)]) indicator.appendInteger(value)
    indicator.endRow()
  }
  for (let row = 0; row < organizations; row += 1) {
    organization.appendInteger(row)
    organization.appendInteger(trackOf(row))
    organization.endRow()
    for (let column = 0; column < indicators; column += 1) {
      const [a, b] = rawNumbers(row, column)
      mark.appendInteger(row)
      mark.appendInteger(column)
      mark.appendDouble(a)
      mark.appendDouble(b)
      mark.endRow()
    }
  }
  for (const each of [organization, indicator, mark]) each.closeSync()
}
