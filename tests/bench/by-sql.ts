import Database from 'better-sqlite3'
import { rawNumbers, trackOf } from './round-data'

const query = `
  WITH compared AS (
    SELECT org, star, RANK() OVER (PARTITION BY ind, track ORDER BY a DESC) AS place, COUNT(*) OVER (PARTITION BY ind, track) AS n
    FROM mark JOIN indicator ON indicator.id = ind JOIN organization ON organization.id = org WHERE kind = 5
  ), points AS (
    SELECT org, star, CASE kind
      WHEN 0 THEN a
      WHEN 1 THEN CASE a WHEN 0 THEN 5 WHEN 1 THEN 3 ELSE 0 END
      WHEN 2 THEN max(0, 5 - 0.5 * max(0, 12 - a))
      WHEN 3 THEN 5.0 * a / b
      ELSE CASE WHEN a >= 90 THEN 5 WHEN a >= 80 THEN 3 WHEN a >= 60 THEN 1 ELSE 0 END
    END AS points
    FROM mark JOIN indicator ON indicator.id = ind WHERE kind < 5
    UNION ALL
    SELECT org, star, CASE WHEN place <= (n * 10 + 99) / 100 THEN 5 WHEN place <= (n * 30 + 99) / 100 THEN 4 WHEN place <= (n * 60 + 99) / 100 THEN 3 ELSE 2 END FROM compared
  ), stars AS (
    SELECT org, star, round(sum(points) + 1e-9, 2) AS score, count(*) * 5 * 0.6 AS line FROM points GROUP BY org, star
  ), totals AS (
    SELECT org, round(sum(score), 2) AS total, sum(score >= line) AS lit FROM stars GROUP BY org
  )
  SELECT org, RANK() OVER (PARTITION BY track ORDER BY total DESC, lit DESC) AS rank, RANK() OVER (ORDER BY total DESC, lit DESC) AS overall
  FROM totals JOIN organization ON organization.id = org`

/** The same round as one SQL statement with window functions over an SQLite database in memory. */
export function bySql(organizations: number, indicators: number): { work(): Int32Array; close(): void } {
  const perStar = Math.ceil(indicators / 6)
  const database = new Database(':memory:')
  database.exec(`
    CREATE TABLE organization (id INTEGER PRIMARY KEY, track INTEGER NOT NULL) STRICT;
    CREATE TABLE indicator (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, star INTEGER NOT NULL) STRICT;
    CREATE TABLE mark (org INTEGER NOT NULL, ind INTEGER NOT NULL, a REAL NOT NULL, b REAL NOT NULL, PRIMARY KEY (org, ind)) STRICT, WITHOUT ROWID;`)
  const organization = database.prepare('INSERT INTO organization VALUES (?, ?)')
  const indicator = database.prepare('INSERT INTO indicator VALUES (?, ?, ?)')
  const mark = database.prepare('INSERT INTO mark VALUES (?, ?, ?, ?)')
  database.transaction(() => {
    for (let column = 0; column < indicators; column += 1) indicator.run(column, column % 6, Math.floor(column / perStar))
    for (let row = 0; row < organizations; row += 1) {
      organization.run(row, trackOf(row))
      for (let column = 0; column < indicators; column += 1) mark.run(row, column, ...rawNumbers(row, column))
    }
  })()
  const statement = database.prepare<[], { org: number; rank: number }>(query)
  return {
    work() {
      const ranked = new Int32Array(organizations)
      for (const { org, rank } of statement.all()) ranked[org] = rank
      return ranked
    },
    close: () => database.close(),
  }
}
