/** docs/scheme-file.schema.json says of scheme files what the program says of them. */
import { readFileSync } from 'node:fs'
import { validateScheme, type Rule, type Scheme } from '@rules'
import { blankScheme, builtInSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const schema = z.fromJSONSchema(JSON.parse(readFileSync('docs/scheme-file.schema.json', 'utf8')))
const accepts = (scheme: unknown) => schema.safeParse({ kind: 'sixstar-scheme', fileVersion: 1, scheme }).success
/** Whether the program finds the shape right, whatever it thinks of the numbers. */
const shapely = (scheme: unknown) => !validateScheme(scheme).some(({ code }) => code === 'bad-type' || code === 'unknown-key')

function withRule(rule: Rule): Scheme {
  const scheme = blankScheme('一项')
  return { ...scheme, stars: scheme.stars.map((star) => ({ ...star, indicators: star.indicators.map((indicator) => ({ ...indicator, rule })) })) }
}

const slope = { unit: 1, below: -1, partial: 'ignore' } as const
const cohort = { kind: 'cohort', quantity: { of: 'value' }, scope: 'track', better: 'higher' } as const
const rules: Rule[] = [
  { kind: 'score', from: 'full', step: 0.5, needsReason: true },
  { kind: 'choice', options: [{ code: 'a', name: '好', points: 10 }] },
  { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'a', name: '会议', points: -1, required: 12, limit: 3, ladder: [-1, -2], when: { not: { attribute: 'x', atLeast: 3 } } }] },
  { kind: 'measure', quantity: { of: 'share', whenZero: 'not-applicable' }, curve: { bands: [{ from: 90, exclusive: true, points: 10 }], below: 0 } },
  { kind: 'measure', quantity: { of: 'growth', unit: '%' }, curve: { linear: { ...slope, baseline: 5, start: 8 } } },
  { kind: 'measure', quantity: { of: 'value', attribute: 'members' }, curve: { proportional: { target: 100, better: 'lower' } } },
  { ...cohort, by: { places: [10, 9], then: -1, floor: 0 }, floorBelow: { value: 1, points: 0 } },
  { ...cohort, by: { step: { first: 10, minus: 1 } } },
  { ...cohort, by: { stepPercent: { first: 10, percent: 2 } } },
  { ...cohort, by: { shares: [{ top: 10, points: 10 }], rest: 1 }, scope: { attribute: 'unitKind' } },
  { ...cohort, by: { ofBest: true } },
  { ...cohort, by: { fromMean: { ...slope, start: 8 } } },
  { kind: 'ballot', grades: [{ code: 'a', name: '好', worth: 100 }], minimumVotes: 5 },
  { kind: 'composite', base: 'full', parts: [{ code: 'p', name: '一', fullScore: 5, rule: { kind: 'score', from: 'zero' } }] },
]

describe('the JSON Schema of scheme files', () => {
  it.each([...builtInSchemes, blankScheme('空白')].map((scheme) => [scheme.name, scheme] as const))('accepts %s', (_, scheme) => {
    expect(accepts(scheme)).toBe(true)
  })

  it.each(rules.map((rule) => [JSON.stringify(rule).slice(0, 80), rule] as const))('accepts %s', (_, rule) => {
    expect([shapely(withRule(rule)), accepts(withRule(rule))]).toEqual([true, true])
  })

  it('refuses with the program what has another shape, at every place of a built-in scheme', () => {
    const [scheme] = builtInSchemes
    const disagreed: string[] = []
    let tried = 0
    for (const path of places(scheme)) {
      for (const value of [null, { unknown: 1 }, undefined]) {
        const changed: unknown = structuredClone(scheme)
        put(changed, path, value)
        tried += 1
        const plain: unknown = JSON.parse(JSON.stringify(changed))
        if (shapely(plain) !== accepts(plain)) disagreed.push(`${path.join('/')} = ${JSON.stringify(value)}`)
      }
    }
    expect(disagreed).toEqual([])
    expect(tried).toBeGreaterThan(3000)
  })
})

/** Every place of a value, as keys from its root. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))
  return path.length === 0 ? inside : [path, ...inside]
}

function put(root: unknown, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path
  if (typeof root !== 'object' || root === null || key === undefined) return
  if (rest.length > 0) put(Reflect.get(root, key), rest, value)
  else if (value === undefined && !Array.isArray(root)) Reflect.deleteProperty(root, key)
  else Reflect.set(root, key, value ?? null)
}
