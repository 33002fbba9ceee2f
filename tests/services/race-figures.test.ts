/** Every figure of the 比学赶超 page against SQL windows over the stored marks' totals, and against plain loops. */
import Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { groupMeans, race as raceOfRules, redAndBlack, starBests, starPlaces, type OrganizationResult, type Passes, type RaceStanding } from '@rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roundChain, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { raceHistory } from '../../src/main/services/results/history'
import { passesOf, roundRace } from '../../src/main/services/results/race'
import { fillSample } from '../../src/main/services/sample/fill'
import { createStore, type Store } from '../../src/main/store'
import { device } from '../store/helpers'
import { raceRounds } from './race-rounds'

/** Ranks once more from totals and the criteria of the scheme, in SQL. `now` and `before` are the two newest rounds. */
const windows = (criteria: string) => `
WITH base AS (
  SELECT round_id, subject_id AS id, totals ->> '$.track' AS track, totals ->> '$.total' AS total, totals ->> '$.status' AS status,
    totals ->> '$.rank' IS NOT NULL AS ranked, totals FROM result),
ranked AS (
  SELECT *, rank() OVER w AS place, count(*) OVER (PARTITION BY round_id, track) AS of,
    min(id) OVER (PARTITION BY round_id, track, ${criteria.replaceAll(' DESC', '')}) AS first_id
  FROM base WHERE ranked WINDOW w AS (PARTITION BY round_id, track ORDER BY ${criteria})),
common AS (
  SELECT now.id, now.track, now.place AS now_place, before.place AS before_place,
    rank() OVER (PARTITION BY now.track ORDER BY before.place) - rank() OVER (PARTITION BY now.track ORDER BY now.place) AS field_move
  FROM ranked now JOIN ranked before ON before.id = now.id AND before.track = now.track AND before.round_id = @before WHERE now.round_id = @now),
ahead AS (SELECT track, place, total, first_id AS id, lead(place) OVER (PARTITION BY track ORDER BY place) AS next_place
  FROM (SELECT DISTINCT track, place, total, first_id FROM ranked WHERE round_id = @now)),
change AS (
  SELECT now.id, round(now.total - before.total, 4) AS change FROM base now JOIN base before ON before.id = now.id AND before.round_id = @before
  WHERE now.round_id = @now AND now.status = 'complete' AND before.status = 'complete'),
progress AS (
  SELECT c.id, rank() OVER (PARTITION BY r.track ORDER BY c.change DESC) AS progress_rank FROM change c JOIN ranked r ON r.id = c.id AND r.round_id = @now)
SELECT base.id, ranked.place, ranked.of, round(100.0 * (ranked.of - ranked.place + 1) / ranked.of + 1e-9, 1) AS percentile, previous.place AS before_place, common.field_move,
  change.change, progress.progress_rank, ahead.id AS ahead_id, round(ahead.total - base.total, 4) AS gap,
  (SELECT count(*) FROM common other WHERE other.track = common.track AND other.before_place < common.before_place AND other.now_place > common.now_place) AS overtook,
  (SELECT count(*) FROM common other WHERE other.track = common.track AND other.before_place > common.before_place AND other.now_place < common.now_place) AS overtaken_by
FROM base LEFT JOIN ranked ON ranked.id = base.id AND ranked.round_id = @now LEFT JOIN ranked previous ON previous.id = base.id AND previous.track = base.track AND previous.round_id = @before
  LEFT JOIN common ON common.id = base.id LEFT JOIN change ON change.id = base.id
  LEFT JOIN progress ON progress.id = base.id LEFT JOIN ahead ON ahead.track = ranked.track AND ahead.next_place = ranked.place
WHERE base.round_id = @now`

interface SqlRow {
  id: string
  place: number | null
  of: number | null
  percentile: number | null
  before_place: number | null
  field_move: number | null
  change: number | null
  progress_rank: number | null
  ahead_id: string | null
  gap: number | null
  overtook: number
  overtaken_by: number
}

const star = (code: string) => `(SELECT value ->> '$.score' FROM json_each(totals, '$.stars') WHERE value ->> '$.code' = '${code}')`

/** As the built-in scheme publishes them. */
const sampleCriteria = `total DESC, totals ->> '$.litStars' DESC, ${star('S')} DESC, ${star('T')} DESC, totals ->> '$.bonus' DESC`

function figures(row: RaceStanding, { overtook, overtakenBy }: Passes): Omit<SqlRow, 'of'> {
  return {
    id: row.organizationId,
    place: row.rank,
    percentile: row.percentile,
    before_place: row.previousRank,
    field_move: row.fieldMove,
    change: row.totalChange,
    progress_rank: row.progressRank,
    ahead_id: row.ahead?.organizationId ?? null,
    gap: row.ahead?.gap ?? null,
    overtook: overtook.length,
    overtaken_by: overtakenBy.length,
  }
}

/** The results alone, in a database of the test's own: the data file is locked by whoever has it open. */
function resultsDatabase(store: Store, roundIds: readonly string[]) {
  const sql = new Database(':memory:', { nativeBinding: process.env.BETTER_SQLITE3_BINDING })
  sql.exec('CREATE TABLE result (round_id TEXT, subject_id TEXT, totals TEXT)')
  const insert = sql.prepare<[string, string, string]>('INSERT INTO result VALUES (?, ?, ?)')
  for (const id of roundIds) for (const result of roundTotals(store, id)) insert.run(id, result.organizationId, JSON.stringify(result))
  return sql
}

function checkBySql(store: Store, roundId: string, criteria: string) {
  const [now, before] = roundChain(store, roundId)
  const sql = resultsDatabase(store, [now?.id ?? '', before?.id ?? ''])
  const rows = sql.prepare<[{ now: string; before: string }], SqlRow>(windows(criteria)).all({ now: now?.id ?? '', before: before?.id ?? '' })
  sql.close()
  const byId = new Map(rows.map(({ of: _of, ...row }) => [row.id, row]))
  const race = roundRace(store, roundId).rows
  expect(race).toHaveLength(rows.length)
  const passes = new Map(raceOfRules(roundChain(store, roundId).slice(0, 2).map(({ id }) => roundTotals(store, id))).map((row) => [row.organizationId, row]))
  for (const row of race) {
    const { overtook = [], overtakenBy = [] } = passes.get(row.organizationId) ?? {}
    expect(figures(row, { overtook, overtakenBy })).toEqual(byId.get(row.organizationId))
  }
  for (const { organizationId } of race.slice(0, 40)) expect(passesOf(store, roundId, organizationId)).toEqual({ overtook: passes.get(organizationId)?.overtook, overtakenBy: passes.get(organizationId)?.overtakenBy })
  return race
}

/** Averages, places per star, streaks, lists: plain loops over the results. */
function checkByLoops(store: Store, roundId: string, race: readonly RaceStanding[]) {
  const results = roundTotals(store, roundId)
  const ranked = results.filter(({ rank }) => rank !== null)
  const inTrack = (track: string) => ranked.filter((each) => each.track === track)
  for (const group of groupMeans(results, ({ track }) => track)) {
    const members = inTrack(group.key)
    expect(group.ranked).toBe(members.length)
    if (members.length === 0) continue
    expect(group.total).toBeCloseTo(members.reduce((sum, { total }) => sum + total, 0) / members.length, 3)
    for (const [code, { score, percent }] of Object.entries(group.stars)) {
      const scores = members.flatMap(({ stars }) => stars.filter((each) => each.code === code && each.unmet[0] !== '*'))
      const mean = scores.reduce((sum, each) => sum + each.score, 0) / scores.length
      expect(score).toBeCloseTo(mean, 3)
      expect(Math.abs(percent - (100 * mean) / (scores[0]?.fullScore ?? 1))).toBeLessThanOrEqual(0.051)
    }
  }
  const places = starPlaces(results)
  for (const own of ranked) {
    for (const { code, score, unmet } of own.stars) {
      const scores = inTrack(own.track).flatMap(({ stars }) => stars.filter((each) => each.code === code && each.unmet[0] !== '*').map((each) => each.score))
      const expected = unmet[0] === '*' ? undefined : { rank: 1 + scores.filter((each) => each > score).length, tied: scores.filter((each) => each === score).length, of: scores.length }
      expect(places.get(own.organizationId)?.[code]).toEqual(expected)
    }
  }
  for (const best of starBests(results)) {
    const scored = inTrack(best.track).map(({ organizationId, stars }) => ({ organizationId, score: stars.find(({ code, unmet }) => code === best.star && unmet[0] !== '*')?.score ?? -1 }))
    expect(best.score).toBe(Math.max(...scored.map(({ score }) => score)))
    expect(best.organizationIds).toEqual(scored.filter(({ score }) => score === best.score).map(({ organizationId }) => organizationId).sort())
  }
  checkStreaks(store, roundId, race)
  checkLists(results, race)
}

function checkStreaks(store: Store, roundId: string, race: readonly RaceStanding[]) {
  const rounds = roundChain(store, roundId).map(({ id }) => roundTotals(store, id))
  const within = (list: readonly OrganizationResult[], id: string, side: 'top' | 'bottom') => {
    const own = list.find(({ organizationId }) => organizationId === id)
    if (!own || own.rank === null) return false
    const beyond = list.filter(({ track, rank }) => track === own.track && rank !== null && own.rank !== null && (side === 'top' ? rank < own.rank : rank > own.rank))
    return beyond.length < 3
  }
  for (const { organizationId: id, streak } of race.filter((_, at) => race.length < 100 || at % 20 === 0)) {
    const runs = (side: 'top' | 'bottom') => {
      let count = 0
      while (count < rounds.length && within(rounds[count] ?? [], id, side)) count += 1
      return count
    }
    const [top, bottom] = [runs('top'), runs('bottom')]
    expect(streak).toEqual(top >= 2 ? { side: 'top', rounds: top } : bottom >= 2 ? { side: 'bottom', rounds: bottom } : null)
  }
}

function checkLists(results: readonly OrganizationResult[], race: readonly RaceStanding[]) {
  const rule = { top: 3, rise: 5, last: 3, fall: 5 }
  const { red, black } = redAndBlack(results, race, rule)
  const expected = { red: new Set<string>(), black: new Set<string>() }
  for (const { organizationId, track, rank } of results) {
    if (rank === null) continue
    const others = results.filter((each) => each.track === track && each.rank !== null)
    const ahead = others.filter((each) => (each.rank ?? 0) < rank).length
    const behind = others.filter((each) => (each.rank ?? 0) > rank).length
    const move = race.find((row) => row.organizationId === organizationId)?.fieldMove ?? 0
    if (ahead < 3 || move >= 5) expected.red.add(organizationId)
    if ((ahead >= 3 && behind < 3) || move <= -5) expected.black.add(organizationId)
  }
  expect(new Set(red.map(({ organizationId }) => organizationId))).toEqual(expected.red)
  expect(new Set(black.map(({ organizationId }) => organizationId))).toEqual(expected.black)
}

describe('the figures of the page', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sixstar-race-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('of 2 000 organizations over 8 rounds', { timeout: 180_000 }, () => {
    const store = createStore(join(folder, 'generated.sixstar'), { device, now: () => new Date(0), sample: false })
    const { roundIds } = raceRounds(store, 2000, 8)
    const newest = roundIds.at(-1) ?? ''
    const race = checkBySql(store, newest, `total DESC, ${star('S0')} DESC`)
    expect(new Set(race.map(({ entry }) => entry))).toEqual(new Set(['same', 'changed-track', 'returned', 'unranked', 'new']))
    expect(race.filter(({ streak }) => streak !== null).length).toBeGreaterThan(5)
    checkByLoops(store, newest, race)
    checkHistory(store, newest, race.slice(0, 40).map(({ organizationId }) => organizationId))
    store.close()
  })

  it('of the sample data', { timeout: 60_000 }, () => {
    const store = createStore(join(folder, 'sample.sixstar'), { device, now: () => new Date(), sample: true })
    for (const { done, total } of fillSample(store)) expect(done).toBeLessThan(total)
    for (const { id, previousRoundId } of store.rounds.list()) {
      if (previousRoundId !== null) checkByLoops(store, id, checkBySql(store, id, sampleCriteria))
    }
    store.close()
  })
})

/** The line of a few organizations, read from the stored results alone. */
function checkHistory(store: Store, roundId: string, ids: string[]) {
  const history = raceHistory(store, roundId, ids)
  const sql = resultsDatabase(store, history.rounds.map(({ id }) => id))
  const one = sql.prepare<[string, string], { rank: number | null; total: number; track: string; status: string }>(
    'SELECT totals ->> \'$.rank\' AS rank, totals ->> \'$.total\' AS total, totals ->> \'$.track\' AS track, totals ->> \'$.status\' AS status FROM result WHERE round_id = ? AND subject_id = ?',
  )
  expect(history.rounds.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, at) => `第${at + 1}期`))
  for (const { subjectId, name, places } of history.lines) {
    expect(name).toMatch(/^生成单位/)
    places.forEach((place, at) => {
      const stored = one.get(history.rounds[at]?.id ?? '', subjectId)
      if (!stored) return expect(place).toBeNull()
      return expect(place).toMatchObject({ rank: stored.rank, track: stored.track, total: stored.status === 'complete' ? stored.total : null })
    })
  }
  sql.close()
}
