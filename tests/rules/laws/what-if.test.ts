import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScheme, evaluate, prepare, race, simulate, type Change, type Mark, type OrganizationEntry } from '@rules'
import { round, type Round } from '../support/arbitrary'
import { runs } from '../support/runs'

const isSame = (a: Mark, b: Mark) => a.indicator === b.indicator && a.role === b.role && a.evaluator === b.evaluator

/** Two rounds of one scheme: the marks of the second are the changes. */
const pair = fc.tuple(round(), fc.nat(), fc.nat()).map(([given, from, to]) => {
  const giver = given.entries[from % given.entries.length]
  const taker = given.entries[to % given.entries.length]
  const changes: Change[] = giver && taker ? [{ organizationId: taker.organizationId, marks: giver.marks.slice(0, 3), vetoes: ['drop'] }] : []
  return { ...given, changes }
})

function changed({ entries }: Round, changes: readonly Change[]): OrganizationEntry[] {
  return entries.map((entry) => {
    const change = changes.find(({ organizationId }) => organizationId === entry.organizationId)
    if (!change) return entry
    const marks = change.marks ?? []
    return { ...entry, marks: [...entry.marks.filter((mark) => !marks.some((given) => isSame(given, mark))), ...marks], vetoes: change.vetoes ?? entry.vetoes ?? [] }
  })
}

describe('laws of what if', () => {
  it('simulating nothing changes nothing', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const compiled = compileScheme(scheme)
        const { before, after, changed: moved } = simulate(compiled, entries, [], options)
        expect([after, moved]).toEqual([before, []])
        expect(before).toEqual(evaluate(compiled, entries, options))
      }),
      runs,
    )
  })

  it('simulate = evaluate after the change, and names who moved', () => {
    fc.assert(
      fc.property(pair, (given) => {
        const compiled = compileScheme(given.scheme)
        const { before, after, changed: moved } = simulate(compiled, given.entries, given.changes, given.options)
        expect(after).toEqual(evaluate(compiled, changed(given, given.changes), given.options))
        const differs = before.filter((result, at) => result.level !== after[at]?.level || result.total !== after[at].total || result.rank !== after[at].rank)
        expect(moved).toEqual(differs.map(({ organizationId }) => organizationId))
      }),
      runs,
    )
  })

  it('prepare().update() = evaluate from scratch, update after update', () => {
    fc.assert(
      fc.property(round(), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 6 }), ({ scheme, entries, options }, updates) => {
        const compiled = compileScheme(scheme)
        const start = entries.slice(0, 3)
        const prepared = prepare(compiled, start, options)
        const current = [...start]
        expect(prepared.results()).toEqual(evaluate(compiled, current, options))
        for (const [from, to, moves] of updates) {
          const giver = entries[from % entries.length]
          const taker = entries[to % entries.length]
          if (!giver || !taker) return
          const entry: OrganizationEntry = moves ? taker : { ...taker, marks: giver.marks, track: giver.track, attributes: giver.attributes ?? {}, vetoes: giver.vetoes ?? [] }
          const place = current.findIndex(({ organizationId }) => organizationId === entry.organizationId)
          current[place < 0 ? current.length : place] = entry
          expect(prepared.update(entry)).toEqual(evaluate(compiled, current, options))
          expect(prepared.results()).toEqual(evaluate(compiled, current, options))
        }
      }),
      runs,
    )
  })

  it('a race of a round with itself moves nobody', () => {
    fc.assert(
      fc.property(round(), ({ scheme, entries, options }) => {
        const results = evaluate(compileScheme(scheme), entries, options)
        for (const row of race([results, results])) {
          if (row.rank === null) expect([row.entry, row.move]).toEqual(['unranked', null])
          else expect(row).toMatchObject({ entry: 'same', move: 0, fieldMove: 0, totalChange: 0, overtook: [], overtakenBy: [] })
        }
      }),
      runs,
    )
  })
})
