/** Counties with their results as Parquet files, and the same organizations evaluated together by the rules. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileScheme, ENGINE, evaluate, type CompiledScheme, type OrganizationEntry, type OrganizationResult, type Scheme } from '@rules'
import type { DataRow, DataTableName } from '@shared/round-data/columns'
import { dataTables } from '@shared/round-data/columns'
import { builtInSchemes } from '@shared/schemes'
import type { DuckDBConnection } from '@duckdb/node-api'
import { parquetFile } from '../../src/main/round-data/parquet'
import { resultRow, roundRow, starRows } from '../../src/main/services/round-data/rows'
import { inputFor } from '../../src/main/services/sample/input'
import { randomFor, type Random } from '../../src/main/services/sample/random'

/** The statements of docs/scale.md, in their order. */
export const documentSql = (): string[] => [...readFileSync('docs/scale.md', 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql)

/** The yearly six-star scheme; growth is measured on fixed lines, so that counties give the points the province would. */
export function provinceScheme(): CompiledScheme {
  const year = builtInSchemes[0]
  if (!year) throw new Error('no scheme')
  const stars = year.stars.map((star) => ({
    ...star,
    indicators: star.indicators.map((indicator): Scheme['stars'][number]['indicators'][number] => {
      const { rule } = indicator
      if (rule.kind !== 'cohort') return indicator
      return { ...indicator, rule: { kind: 'measure', quantity: rule.quantity, curve: { bands: [{ from: 20, points: 3 }, { from: 10, points: 2.4 }, { from: 0, points: 1.8 }], below: 0 } } }
    }),
  }))
  return compileScheme({ ...year, stars })
}

/** An organization of many small steps: ties in the total are frequent, ties in everything happen. */
function entryOf({ scheme }: CompiledScheme, id: string, random: Random): OrganizationEntry {
  const ratio = 0.4 + random.whole(0, 6) / 10
  const output = [100 + random.whole(-20, 40), 100] as const
  const indicators = scheme.stars.flatMap((star) => star.indicators)
  const left = random.chance(0.01)
  const marks = indicators.slice(left ? 1 : 0).map((indicator) => ({ indicator: indicator.code, role: 'city', input: inputFor(indicator, { ratio, up: random.chance(0.5) }, random, output) }))
  const vetoes = random.chance(0.01) ? [scheme.vetoes?.[0]?.code ?? ''] : []
  return { organizationId: id, track: random.chance(0.5) ? 'large' : 'small', attributes: { newcomer: random.chance(0.02) }, marks, vetoes }
}

/** Writes the files of so many counties below `folder`/province, and answers what the rules say of all of them at once. */
export function makeProvince(folder: string, counties: number, each: number): OrganizationResult[] {
  const compiled = provinceScheme()
  const all: OrganizationEntry[] = []
  for (let county = 0; county < counties; county += 1) {
    const random = randomFor(`county ${county}`)
    const entries = Array.from({ length: each }, (_, at) => entryOf(compiled, `${county}-${at}`, random))
    all.push(...entries)
    const roundId = `round ${county}`
    const results = evaluate(compiled, entries, { detail: 'totals' })
    const below = join(folder, 'province', `第${county + 1}县`)
    mkdirSync(below, { recursive: true })
    const write = (name: DataTableName, rows: readonly DataRow[]) => {
      const file = parquetFile(join(below, `${name}.parquet`), dataTables[name])
      file.add(rows)
      file.close()
    }
    const round = { id: roundId, name: '2026年度', subjectKind: 'organization', schemeId: '', schemeName: compiled.scheme.name, schemeVersion: 1, schemeHash: 'h', startsOn: '2026-01-01', endsOn: '2026-12-31', status: 'finished', finishedAt: '2027-01-05T02:00:00.000Z', previousRoundId: null, subjectCount: each } as const
    write('rounds', [roundRow(round, `第${county + 1}县`, ENGINE, null)])
    write('organizations', entries.map(({ organizationId, track }) => [roundId, organizationId, `单位${organizationId}`, '', null, '', track, track, '{}']))
    write('results', results.map((result) => resultRow(roundId, result)))
    write('stars', results.flatMap((result) => starRows(roundId, result)))
  }
  return evaluate(compiled, all, { detail: 'totals' })
}

export interface Place {
  id: string
  rank: number
  tied: number
  overall: number
  decidedBy: string | null
}

/** Runs the statements of the document as they stand; the second is the check, whose rows are answered, too. */
export async function rankByDocument(connection: DuckDBConnection, folder: string): Promise<{ problems: unknown[]; places: Place[]; units: number }> {
  await connection.run(`SET file_search_path = '${folder}'`)
  const [views = '', check = '', rank = '', decide = '', summary = ''] = documentSql()
  await connection.run(views)
  const problems = (await connection.runAndReadAll(check)).getRows()
  await connection.run(rank)
  await connection.run(decide)
  const units = (await connection.runAndReadAll(summary)).currentRowCount
  const read = await connection.runAndReadAll('SELECT organization_id, province.rank, tied, overall_rank, decided_by FROM province JOIN decided USING (track, rank) ORDER BY organization_id')
  const places = read.getRows().map(([id, placed, tied, overall, decidedBy]): Place => ({ id: String(id), rank: Number(placed), tied: Number(tied), overall: Number(overall), decidedBy: decidedBy === null ? null : String(decidedBy) }))
  return { problems, places, units }
}

/** What the rules say, in the same shape and order. */
export function placesOf(results: readonly OrganizationResult[]): Place[] {
  return results
    .flatMap(({ organizationId: id, rank, tied, overallRank, decidedBy }): Place[] => (rank === null || overallRank === null ? [] : [{ id, rank, tied, overall: overallRank, decidedBy }]))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
}
