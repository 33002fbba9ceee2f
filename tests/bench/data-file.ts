import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Indicator, MarkInput, Scheme } from '@rules'
import type { SheetCell } from '@shared/domain/sheet'
import { evaluateRound } from '../../src/main/services/evaluation/round-evaluation'
import { canonicalHash, createStore, openStore, type Store } from '../../src/main/store'

const options = { device: '22222222-2222-4222-8222-222222222222', now: () => new Date(0) }
const context = { actor: '基准', action: '基准' }

export interface BenchFile {
  path: string
  /** Newest last; all but it are finished. */
  roundIds: string[]
  subjectIds: string[]
  scheme: Scheme
  remove(): void
}

export function openBenchFile({ path }: BenchFile): Store {
  return openStore(path, options)
}

/** Runs `work` so many times and answers the milliseconds in rising order. */
export function timed(times: number, work: (at: number) => void): number[] {
  const elapsed = Array.from({ length: times }, (_, at) => {
    const start = performance.now()
    work(at)
    return performance.now() - start
  })
  return elapsed.sort((left, right) => left - right)
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** A data file with this many organizations, indicators of mixed kinds in so many stars, and a chain of rounds, all marks given. */
export function makeBenchFile(organizations: number, indicatorCount: number, rounds: number, starCount = 6): BenchFile {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = join(folder, 'bench.sixstar')
  const store = createStore(path, { ...options, sample: false })
  const scheme = benchScheme(indicatorCount, starCount)
  const indicators = scheme.stars.flatMap((star) => star.indicators)
  const schemeId = '33333333-3333-4333-8333-333333333333'
  const subjectIds = store.write(context, (tx) => {
    tx.schemes.insertBuiltIn(schemeId, scheme, canonicalHash(scheme))
    return Array.from({ length: organizations }, (_, at) => tx.subjects.insert('organization', { name: `示例有限公司${at}`, partyName: `中共示例有限公司${at}支部委员会`, township: `示例镇${at % 9}` }).id)
  })
  const roundIds: string[] = []
  for (let at = 0; at < rounds; at += 1) {
    const roundId = store.write(context, (tx) => {
      const subjects = subjectIds.map((subjectId, row) => ({ subjectId, attributes: { name: `示例有限公司${row}`, partyName: `中共示例有限公司${row}支部委员会`, township: `示例镇${row % 9}` }, track: `t${row % 5}`, trackBy: 'rule' as const }))
      const { id } = tx.rounds.insert({ name: `第${at + 1}期`, schemeId, startsOn: `${2018 + at}-01-01`, endsOn: `${2018 + at}-12-31`, previousRoundId: roundIds.at(-1) ?? null, subjects })
      tx.sheets.apply(
        { roundId: id, stage: '', evaluator: '' },
        subjectIds.flatMap((subjectId, row) => indicators.map((indicator, column) => ({ subjectId, indicator: indicator.code, cell: cellOf(indicator, row * 31 + column * 7 + at * 13) }))),
      )
      return id
    })
    roundIds.push(roundId)
    if (at === rounds - 1) break
    const results = evaluateRound(store, roundId)
    store.write(context, (tx) => {
      tx.results.replace(roundId, results)
      tx.rounds.finish(roundId)
    })
  }
  store.close()
  return { path, roundIds, subjectIds, scheme, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function cellOf(indicator: Indicator, seed: number): SheetCell {
  return { state: 'mark', input: inputOf(indicator, seed), at: '2026-01-01T00:00:00.000Z', by: '基准' }
}

function inputOf({ rule }: Indicator, seed: number): MarkInput {
  switch (rule.kind) {
    case 'choice':
      return { option: ['a', 'b', 'c'][seed % 3] ?? 'a' }
    case 'tally':
      return { items: { n: seed % 13 } }
    case 'measure':
      return { parts: [seed % 20, 20] }
    default:
      return { value: (seed % 11) / 2 }
  }
}

function benchScheme(count: number, starCount: number): Scheme {
  const rules: Indicator['rule'][] = [
    { kind: 'score', from: 'zero', step: 0.5 },
    { kind: 'choice', options: [{ code: 'a', name: '好', points: 5 }, { code: 'b', name: '一般', points: 3 }, { code: 'c', name: '差', points: 0 }] },
    { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'n', name: '应开次数', points: -0.5, required: 12 }] },
    { kind: 'measure', quantity: { of: 'share' }, curve: { proportional: { target: 100, better: 'higher' } } },
    { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher', by: { shares: [{ top: 10, points: 5 }, { top: 30, points: 4 }, { top: 60, points: 3 }], rest: 2 } },
  ]
  const indicators = Array.from({ length: count }, (_, at): Indicator => ({ code: `I${at}`, name: `指标${at}`, fullScore: 5, rule: rules[at % rules.length] ?? { kind: 'score', from: 'zero' } }))
  const perStar = Math.ceil(count / starCount)
  const stars = Array.from({ length: starCount }, (_, at) => indicators.slice(at * perStar, (at + 1) * perStar)).filter((part) => part.length > 0)
  return {
    format: 1,
    id: 'bench',
    name: `基准方案 ${count}`,
    version: 1,
    subject: 'organization',
    attributes: [],
    decimals: 2,
    rounding: 'half-up',
    roundAt: 'star',
    stars: stars.map((part, at) => ({ code: `S${at}`, name: `星${at}`, fullScore: part.length * 5, lighting: { ratio: 0.6 }, indicators: part })),
    panel: { mode: 'single' },
    level: { by: 'stars' },
    ranking: { criteria: [{ by: 'total' }, { by: 'lit-stars' }], ties: 'competition' },
    tracks: Array.from({ length: 5 }, (_, at) => ({ code: `t${at}`, name: `跑道${at}` })),
    missing: 'incomplete',
  }
}
