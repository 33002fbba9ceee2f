import { beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrganizationResult } from '@rules'
import type { Round } from '@shared/domain/round'
import { builtInFields, creditCodeDoubt, fieldValueProblem } from '@shared/register'
import { evaluateRound, evaluationOf, roundTotals } from '../../src/main/services/evaluation/round-evaluation'
import { overviewOf } from '../../src/main/services/results/overview'
import { roundRace } from '../../src/main/services/results/race'
import { fillSample } from '../../src/main/services/sample/fill'
import { canonicalJson, createStore, type Store } from '../../src/main/store'
import { device } from '../store/helpers'

interface Sample {
  store: Store
  remove: () => void
}

function makeSample(): Sample {
  const folder = mkdtempSync(join(tmpdir(), 'sixstar-sample-'))
  const store = createStore(join(folder, 'sample.sixstar'), { device, now: () => new Date(), sample: true })
  for (const { done, total } of fillSample(store)) expect(done).toBeLessThan(total)
  const remove = () => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { store, remove }
}

/** Everything the office could see or export, without the random identifiers of the built-in schemes. */
function content(store: Store): string {
  const schemeNames = new Map(store.schemes.list().map(({ id, name }) => [id, name]))
  return canonicalJson({
    settings: store.settings.get(),
    subjects: store.subjects.list('organization'),
    rounds: store.rounds.list().map((round) => ({
      ...round,
      schemeId: schemeNames.get(round.schemeId),
      subjects: store.rounds.subjects(round.id),
      sheets: store.sheets.ofRound(round.id),
      vetoes: store.vetoes.ofRound(round.id),
      results: evaluateRound(store, round.id),
    })),
  })
}

describe('the sample', () => {
  let store: Store
  let rounds: Round[]
  let newest: Round
  let results: readonly OrganizationResult[]
  let full: readonly OrganizationResult[]

  beforeAll(() => {
    const sample = makeSample()
    store = sample.store
    rounds = store.rounds.list()
    const [first] = rounds
    if (!first) throw new Error('no round')
    newest = first
    results = roundTotals(store, newest.id)
    full = evaluateRound(store, newest.id)
    return sample.remove
  })

  const levels = () => results.map(({ level }) => level)

  it('has 60 organizations that say they are fictional, with a register a person could have typed', () => {
    const organizations = store.subjects.list('organization')
    expect(organizations).toHaveLength(60)
    const known = new Map(builtInFields('organization').map((field) => [field.code, field]))
    for (const { fields } of organizations) {
      expect(fields['name']).toMatch(/^示例/)
      expect(fields['township']).toMatch(/^示例/)
      expect(creditCodeDoubt(String(fields['creditCode']))).toBeNull()
      for (const [code, value] of Object.entries(fields)) {
        const field = known.get(code)
        expect(field, code).toBeDefined()
        if (field) expect(fieldValueProblem(field, value), `${code} ${String(value)}`).toBeNull()
      }
    }
    expect(new Set(organizations.map(({ fields }) => fields['name'])).size).toBe(60)
    expect(new Set(organizations.map(({ fields }) => fields['creditCode'])).size).toBe(60)
  })

  it('has three rounds in a row, the last one open, and marks the rules accept', () => {
    expect(rounds.map(({ status }) => status)).toEqual(['open', 'finished', 'finished'])
    expect(rounds.map(({ previousRoundId }) => previousRoundId)).toEqual([rounds[1]?.id, rounds[2]?.id, null])
    for (const { id } of rounds) expect(evaluationOf(store, id).refused).toEqual([])
    for (const { id } of rounds.slice(1)) expect(store.results.full(id)).toEqual(evaluateRound(store, id))
    expect(store.verifyChain().ok).toBe(true)
  })

  it('reaches every level, about a fifth of all six stars', () => {
    expect([...new Set(levels())].filter((level) => level !== null).sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
    const six = levels().filter((level) => level === 6).length
    expect(six).toBeGreaterThanOrEqual(10)
    expect(six).toBeLessThanOrEqual(14)
  })

  it('has ties, gaps, what does not apply, bonus and deductions', () => {
    expect(results.some(({ rank, tied }) => rank !== null && tied > 1)).toBe(true)
    expect(results.some(({ status, missing }) => status === 'incomplete' && missing.length > 0)).toBe(true)
    const states = new Set(full.flatMap(({ stars }) => stars.flatMap(({ indicators }) => indicators.map(({ state }) => state))))
    expect(states).toEqual(new Set(['scored', 'missing', 'not-applicable']))
    expect(results.some(({ bonus }) => bonus > 0)).toBe(true)
    expect(results.some(({ deduction }) => deduction > 0)).toBe(true)
    expect(overviewOf(store, newest.id).drafts).toBeGreaterThan(0)
  })

  it('has vetoes with what they rest on, one that caps and one that takes the level', () => {
    const vetoes = store.vetoes.ofRound(newest.id)
    expect(vetoes.map(({ code }) => code).sort()).toEqual(['V2', 'V4'])
    for (const { note, subjectId, code } of vetoes) {
      expect(note).not.toBe('')
      expect(results.find(({ organizationId }) => organizationId === subjectId)).toMatchObject({ vetoes: [code], level: code === 'V2' ? null : 3 })
    }
  })

  it('has limits to a rise, with one let through for its honours', () => {
    const steps = (reason: string) => results.filter(({ levelSteps }) => levelSteps.some((step) => step.reason === reason))
    expect(steps('max-rise').length).toBeGreaterThan(0)
    const before = new Map(roundTotals(store, rounds[1]?.id ?? '').map(({ organizationId, level }) => [organizationId, level]))
    const rise = ({ organizationId, level }: OrganizationResult) => (level ?? 0) - (before.get(organizationId) ?? level ?? 0)
    expect(results.some((result) => rise(result) > 1)).toBe(true)
  })

  it('has newcomers, a changed track, one that returned, moves both ways and streaks', () => {
    const { rows } = roundRace(store, newest.id)
    expect(new Set(rows.map(({ entry }) => entry))).toEqual(new Set(['same', 'new', 'changed-track', 'returned', 'unranked']))
    const moves = rows.flatMap(({ move }) => (move === null ? [] : [Math.sign(move)]))
    expect(new Set(moves)).toEqual(new Set([-1, 0, 1]))
    expect(new Set(rows.flatMap(({ streak }) => (streak ? [streak.side] : [])))).toEqual(new Set(['top', 'bottom']))
  })

  it('has one too young to be graded', () => {
    expect(results.filter(({ unranked, level, status, vetoes }) => unranked !== null && level === null && status === 'complete' && vetoes.length === 0)).toHaveLength(1)
  })

  it('is the same every time', () => {
    const again = makeSample()
    try {
      expect(content(again.store)).toBe(content(store))
    } finally {
      again.remove()
    }
  })
})
