import fc from 'fast-check'
import { compileScheme, evaluate, SchemeError, validateScheme, type Scheme } from '@rules'
import { builtInSchemes, publishedSchemes } from '@shared/schemes'
import { describe, expect, it } from 'vitest'
import { round } from '../support/arbitrary'
import { runs } from '../support/runs'

const sound = [...builtInSchemes, ...publishedSchemes]

/** What a damaged or hand-written file may hold anywhere. */
const junk = fc.oneof(
  fc.constantFrom<unknown[]>(undefined, null, true, '', ' ', '0', 'A', '是', -1, -0, 0, 0.00001, 1e308, -1e308, NaN, Infinity, 2 ** 53, [], {}, [null], [[]], { code: 'x' }, { kind: 'score' }, { not: null }, { all: [] }, '\u0000', '\ud800', '__proto__', 'constructor'),
  fc.anything({ maxDepth: 2 }),
)

interface Mutation {
  /** Where, as steps taken modulo what there is. */
  path: number[]
  how: 'replace' | 'remove' | 'double' | 'add' | 'swap'
  value: unknown
  key: string
}

const mutation = fc.record<Mutation>({
  path: fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 9 }),
  how: fc.constantFrom('replace', 'remove', 'double', 'add', 'swap'),
  value: junk,
  key: fc.constantFrom('kind', 'code', 'points', 'extra', '__proto__', 'toString', 'when', 'fullScore'),
})

const isContainer = (value: unknown): value is Record<string, unknown> | unknown[] => typeof value === 'object' && value !== null

/** Damages a copy at one place. */
function damaged(scheme: unknown, { path, how, value, key }: Mutation): unknown {
  const copy: unknown = structuredClone(scheme)
  let at = copy
  for (const [index, step] of path.entries()) {
    if (!isContainer(at)) return copy
    const keys = Object.keys(at)
    if (keys.length === 0) return copy
    const name = keys[step % keys.length] ?? ''
    const next: unknown = Reflect.get(at, name)
    if (index < path.length - 1 && isContainer(next)) {
      at = next
      continue
    }
    if (how === 'replace') Reflect.set(at, name, value)
    else if (how === 'remove') {
      if (Array.isArray(at)) at.splice(Number(name), 1)
      else Reflect.deleteProperty(at, name)
    } else if (how === 'double' && Array.isArray(at)) at.push(structuredClone(next))
    else if (how === 'swap' && Array.isArray(at)) at.reverse()
    else Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true })
    return copy
  }
  return copy
}

/** Sound after all, or refused with every problem at a place; never anything else. */
function check(scheme: unknown): 'sound' | 'refused' {
  const problems = validateScheme(scheme)
  for (const { path, message, severity } of problems) {
    expect(path).toMatch(/^(\/.*)?$/s)
    expect(message).not.toBe('')
    expect(['error', 'warning']).toContain(severity)
  }
  const refused = problems.some(({ severity }) => severity === 'error')
  if (refused) {
    expect(() => compileScheme(asScheme(scheme))).toThrow(SchemeError)
    return 'refused'
  }
  const compiled = compileScheme(asScheme(scheme))
  expect(evaluate(compiled, [{ organizationId: 'a', track: 't', marks: [] }])).toHaveLength(1)
  return 'sound'
}

/** What a program that does not look hands over. */
function asScheme(value: unknown): Scheme {
  const holder: { scheme: Scheme } = { scheme: sound[0] ?? fail() }
  Reflect.set(holder, 'scheme', value)
  return holder.scheme
}

function fail(): never {
  throw new Error('no scheme')
}

describe('damaged schemes', () => {
  it('never crash the validation and never compile', () => {
    const seen = { sound: 0, refused: 0 }
    fc.assert(
      fc.property(fc.constantFrom(...sound), fc.array(mutation, { minLength: 1, maxLength: 4 }), (scheme, mutations) => {
        seen[check(mutations.reduce(damaged, scheme))] += 1
      }),
      { ...runs, seed: 2010 },
    )
    expect(seen.refused).toBeGreaterThan(seen.sound / 4)
  })

  it('nor do damaged small ones of every kind, panel and policy', () => {
    fc.assert(
      fc.property(round(), fc.array(mutation, { minLength: 1, maxLength: 3 }), ({ scheme }, mutations) => {
        check(mutations.reduce(damaged, scheme))
      }),
      { ...runs, seed: 2010 },
    )
  })

  it('nor does anything that is no scheme at all', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.json().map((text): unknown => JSON.parse(text))), (value) => {
      expect(check(value)).toBe('refused')
    }), { ...runs, seed: 2010 })
  })

  it('nor does one nested far deeper than any scheme is', () => {
    const [scheme] = builtInSchemes
    let condition: unknown = { attribute: 'x', in: [1] }
    for (let depth = 0; depth < 5000; depth += 1) condition = { not: condition }
    expect(check({ ...scheme, exclude: [{ when: condition, reason: '深' }] })).toBe('refused')
  })
})
