import { randomUUID } from 'node:crypto'
import { compileScheme, evaluate, type Mark, type OrganizationEntry, type OrganizationResult, type Scheme } from '@rules'
import { canonicalHash, type Store } from '../../src/main/store'

const context = { actor: '测试人', action: '测试' }

/** Six stars of one typed score each, ranked by total, then by the first star: small numbers, so that many are level. */
const scheme: Scheme = {
  format: 1,
  id: 'race-rounds',
  name: '生成',
  version: 1,
  subject: 'organization',
  attributes: [],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: Array.from({ length: 6 }, (_, at) => ({ code: `S${at}`, name: `星${at}`, fullScore: 10, lighting: { ratio: 0.6 }, indicators: [{ code: `I${at}`, name: `指标${at}`, fullScore: 10, rule: { kind: 'score', from: 'zero' } }] })),
  panel: { mode: 'single' },
  level: { by: 'stars' },
  ranking: { criteria: [{ by: 'total' }, { by: 'star', code: 'S0' }], ties: 'competition' },
  tracks: Array.from({ length: 5 }, (_, at) => ({ code: `t${at}`, name: `跑道${at}` })),
  missing: 'incomplete',
}

/** The same numbers on every machine. */
function draw(...seeds: number[]): number {
  const mixed = seeds.reduce((hash, seed) => Math.imul(hash ^ (seed + 0x9e3779b9), 2_654_435_761) ^ (hash >>> 13), 17)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Rounds, oldest first, all finished: some join, leave, change their track, are not scored in full, keep their marks. */
export function raceRounds(store: Store, organizations: number, rounds: number): { roundIds: string[]; results: OrganizationResult[][] } {
  const compiled = compileScheme(scheme)
  const schemeId = randomUUID()
  const ids = store.write(context, (tx) => {
    tx.schemes.insertBuiltIn(schemeId, scheme, canonicalHash(scheme))
    return Array.from({ length: organizations }, (_, at) => tx.subjects.insert('organization', { name: `生成单位${at}`, township: `镇${at % 12}` }).id)
  })
  const roundIds: string[] = []
  const all: OrganizationResult[][] = []
  for (let round = 0; round < rounds; round += 1) {
    const entries = ids.flatMap((id, at) => entryOf(id, at, round))
    const results = evaluate(compiled, entries, { detail: 'full' })
    const roundId = store.write(context, (tx) => {
      const subjects = entries.map(({ organizationId, track }) => {
        const at = ids.indexOf(organizationId)
        return { subjectId: organizationId, attributes: { name: `生成单位${at}`, township: `镇${at % 12}` }, track, trackBy: 'rule' as const }
      })
      const { id } = tx.rounds.insert({ name: `第${round + 1}期`, schemeId, startsOn: `${2018 + round}-01-01`, endsOn: `${2018 + round}-12-31`, previousRoundId: roundIds.at(-1) ?? null, subjects })
      tx.results.replace(id, results)
      tx.rounds.finish(id)
      return id
    })
    roundIds.push(roundId)
    all.push(results)
  }
  return { roundIds, results: all }
}

function entryOf(organizationId: string, at: number, round: number): OrganizationEntry[] {
  const joins = draw(at, 7) % 31 === 0 ? draw(at, 8) % 8 : 0
  if (round < joins || draw(at, round, 1) % 17 === 0) return []
  const moved = draw(at, 2) % 23 === 0 && round > draw(at, 3) % 8
  const missing = draw(at, round, 4) % 29 === 0
  const marks = scheme.stars.flatMap(({ indicators: [indicator] }, star): Mark[] => {
    if (!indicator || (missing && star === 3)) return []
    const level = draw(at, star, 5) % 7
    return [{ indicator: indicator.code, input: { value: Math.min(10, level + (draw(at, star, round, 6) % 9) / 2) } }]
  })
  return [{ organizationId, track: `t${(at + (moved ? 1 : 0)) % 5}`, marks }]
}
