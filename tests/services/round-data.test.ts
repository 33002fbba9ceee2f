/** 评价数据: what DuckDB reads from the exported files is what stands in the data file, value by value. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { call } from '@orpc/server'
import { DuckDBInstance } from '@duckdb/node-api'
import { openPromise } from 'yauzl'
import { expect, it } from 'vitest'
import { exchange } from '../../src/main/services/exchange'
import { rounds } from '../../src/main/services/rounds'
import { roundResults } from '../../src/main/services/evaluation/round-evaluation'
import { enter } from '../../src/main/services/scoring/enter'
import { setVeto } from '../../src/main/services/scoring/veto'
import { dataTableNames, dataTables } from '@shared/round-data/columns'
import { newStore, temporaryFolder } from '../store/helpers'
import { context, fullEntries, openRound, schemeNamed, serviceContext } from './round-helpers'

/** Two stages, a refused text, a mark left out, a veto, a name that is hard to write, names of persons. */
function office() {
  const store = newStore()
  const { id, scheme } = schemeNamed(store, '年度方案')
  store.write(context, (tx) => tx.settings.update({ ...store.settings.get(), unitName: '示例市委两新工委' }))
  const names = ['甲公司', "乙“引号”,'公司'\n分公司", '丙公司', '丁公司𠮷']
  const { roundId, subjectIds } = openRound(store, id, names.map((name, at) => ({ name, track: at < 3 ? 'large' : 'small', attributes: { creditCode: `91330482${String(at).repeat(10)}`, secretary: '王五', phone: '13800000000', employees: 30 + at } })))
  const [first = '', second = '', third = ''] = subjectIds
  for (const [at, subjectId] of subjectIds.entries()) enter(store, { roundId, stage: 'city', entries: fullEntries(scheme, subjectId, ({ code }) => (code.charCodeAt(1) + at) % 3 !== 0).slice(at === 2 ? 4 : 0) })
  enter(store, { roundId, stage: 'self', entries: fullEntries(scheme, first, () => true).slice(0, 5) })
  enter(store, { roundId, stage: 'town', entries: [{ subjectId: second, indicator: 'P2', texts: { meeting: '很多' } }] })
  setVeto(store, { roundId, subjectId: third, code: 'V1', on: true, note: '' })
  return { store, roundId, subjectIds, options: { context: serviceContext(store) } }
}

async function exported({ roundId, options }: Pick<ReturnType<typeof office>, 'roundId' | 'options'>, personal = false): Promise<{ path: string; name: string }> {
  for await (const step of await call(exchange.roundData, { roundId, personal }, options)) if (step.type === 'done') return options.context.files.resolve(step.result.id)
  throw new Error('nothing was produced')
}

/** Every table as DuckDB reads it: rows of its columns, by name. */
async function readBack(path: string): Promise<Record<string, { types: string[]; rows: Record<string, unknown>[] }>> {
  const folder = temporaryFolder()
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true })
  for await (const entry of zip.eachEntry()) writeFileSync(join(folder, entry.fileName), await buffer(await zip.openReadStreamPromise(entry)))
  zip.close()
  expect(readdirSync(folder).sort()).toEqual(['scheme.json', '说明.txt', ...dataTableNames.map((name) => `${name}.parquet`)].sort())
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const tables: Record<string, { types: string[]; rows: Record<string, unknown>[] }> = {}
  for (const name of dataTableNames) {
    const read = await connection.runAndReadAll(`SELECT * FROM read_parquet('${join(folder, `${name}.parquet`)}')`)
    expect(read.columnNames()).toEqual(dataTables[name].map((column) => column.name))
    tables[name] = { types: read.columnTypes().map(String), rows: read.getRowObjectsJson() }
  }
  connection.closeSync()
  return tables
}

const decimal = (value: number | null) => (value === null ? null : value.toFixed(4))
const by = (key: (row: Record<string, unknown>) => string) => (left: Record<string, unknown>, right: Record<string, unknown>) => (key(left) < key(right) ? -1 : 1)
const same = (left: Record<string, unknown>[], right: Record<string, unknown>[], ...keys: string[]) => {
  const key = by((row) => keys.map((each) => String(row[each])).join('|'))
  expect([...left].sort(key)).toEqual([...right].sort(key))
}

it('DuckDB reads every value of every table', async () => {
  const made = office()
  const { store, roundId } = made
  const tables = await readBack((await exported(made)).path)
  const subjects = store.rounds.subjects(roundId)
  const results = roundResults(store, roundId)
  same(
    tables['organizations']?.rows ?? [],
    subjects.map(({ subjectId, name, partyName, township, track, attributes: { secretary: _secretary, phone: _phone, ...attributes } }) => ({ round_id: roundId, organization_id: subjectId, name, party_name: partyName, credit_code: attributes['creditCode'], township, track, track_name: track === 'large' ? '规上企业' : '规下企业', attributes: JSON.stringify(attributes) })),
    'organization_id',
  )
  const marks = store.sheets.ofRound(roundId).flatMap(({ subjectId, stage, evaluator, cells }) =>
    Object.entries(cells).flatMap(([indicator, cell]) => {
      if (cell.state !== 'mark') return []
      const { input } = cell
      const [part, whole] = 'parts' in input ? input.parts : [null, null]
      return [
        {
          round_id: roundId,
          organization_id: subjectId,
          stage,
          evaluator_id: evaluator,
          indicator,
          value: 'value' in input ? decimal(input.value) : null,
          part: decimal(part),
          whole: decimal(whole),
          option: 'option' in input ? input.option : null,
          not_applicable: 'notApplicable' in input,
          input: JSON.stringify(input),
          reason: cell.reason ?? null,
          counted: true,
          entered_at: cell.at.replace('T', ' ').replace(/\.?0*Z$/, ''),
          entered_by: null,
        },
      ]
    }),
  )
  expect(marks.length).toBeGreaterThan(100)
  expect(marks.some(({ part }) => part !== null) && marks.some(({ option }) => option !== null) && marks.some(({ stage }) => stage === 'self')).toBe(true)
  same(tables['marks']?.rows ?? [], marks, 'organization_id', 'stage', 'indicator')
  same(
    tables['results']?.rows ?? [],
    results.map((result) => ({
      round_id: roundId,
      organization_id: result.organizationId,
      track: result.track,
      status: result.status,
      missing: result.missing.length,
      total: decimal(result.total),
      bonus: decimal(result.bonus),
      deduction: decimal(result.deduction),
      lit_stars: result.litStars,
      level: result.level,
      rank: result.rank,
      overall_rank: result.overallRank,
      tied: result.tied,
      decided_by: result.decidedBy,
      unranked: result.unranked,
      vetoes: JSON.stringify(result.vetoes),
    })),
    'organization_id',
  )
  same(tables['stars']?.rows ?? [], results.flatMap(({ organizationId, stars }) => stars.map(({ code, score, fullScore, lit, unmet }) => ({ round_id: roundId, organization_id: organizationId, star: code, score: decimal(score), full_score: decimal(fullScore), lit, unmet: JSON.stringify(unmet) }))), 'organization_id', 'star')
  const points = results.flatMap(({ organizationId, stars, extras }) => [
    ...stars.flatMap((star) => star.indicators.map((each) => ({ round_id: roundId, organization_id: organizationId, part: 'star', group_code: star.code, indicator: each.code, points: decimal(each.points), state: each.state, stage: each.stage ?? null }))),
    ...extras.map((each) => ({ round_id: roundId, organization_id: organizationId, part: 'extra', group_code: each.group, indicator: each.code, points: decimal(each.points), state: 'scored', stage: null })),
  ])
  expect(points.some((row) => row.points === null)).toBe(true)
  same(tables['points']?.rows ?? [], points, 'organization_id', 'group_code', 'indicator')
  expect(tables['rounds']?.rows).toMatchObject([{ unit: '示例市委两新工委', starts_on: '2026-01-01', ends_on: '2026-12-31', finished: false, finished_at: null, edition: null, digest: null }])
  expect(tables['results']?.types).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR', 'VARCHAR', 'INTEGER', 'DECIMAL(18,4)', 'DECIMAL(18,4)', 'DECIMAL(18,4)', 'INTEGER', 'INTEGER', 'INTEGER', 'INTEGER', 'INTEGER', 'VARCHAR', 'VARCHAR', 'VARCHAR'])
})

it('names persons only when asked, says whether the round is finished, and gives the same bytes each time', async () => {
  const made = office()
  expect((await exported(made)).name).toBe('2026 年度评价数据（Parquet）（过程数据、未定级）.zip')
  const named = await readBack((await exported(made, true)).path)
  expect(named['organizations']?.rows[0]?.['attributes']).toContain('王五')
  expect(named['marks']?.rows.every((row) => typeof row['entered_by'] === 'string')).toBe(true)
  await call(rounds.finish, { roundId: made.roundId, confirmed: [`${made.subjectIds[2] ?? ''}/V1`], decided: [] }, made.options)
  const once = await exported(made)
  expect(once.name).toBe('2026 年度评价数据（Parquet）.zip')
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect(readFileSync((await exported(made)).path).equals(readFileSync(once.path))).toBe(true)
  const [round] = (await readBack(once.path))['rounds']?.rows ?? []
  expect(round).toMatchObject({ finished: true, edition: 1, digest: made.store.editions.list(made.roundId)[0]?.digest })
})

it('leaves nothing behind when it is cancelled or cannot be written', async () => {
  const { roundId, options } = office()
  const folder = join(temporaryFolder(), 'to')
  mkdirSync(folder)
  const files = { ...options.context.files, temporaryPath: (name: string) => join(folder, name) }
  const controller = new AbortController()
  const cancelled = async () => {
    for await (const step of await call(exchange.roundData, { roundId, personal: false }, { context: { ...options.context, files }, signal: controller.signal })) if (step.type === 'progress') controller.abort()
  }
  await expect(cancelled()).rejects.toMatchObject({ code: 'cancelled' })
  expect(readdirSync(folder)).toEqual([])
  const blocked = { ...files, temporaryPath: (name: string) => join(dirname(folder), 'nowhere', name) }
  const refused = async () => {
    for await (const step of await call(exchange.roundData, { roundId, personal: false }, { context: { ...options.context, files: blocked } })) expect(step.type).toBe('progress')
  }
  await expect(refused()).rejects.toThrow()
})
