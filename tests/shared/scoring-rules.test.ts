/** Every example of docs/scoring-rules.md, computed. */
import { readFileSync } from 'node:fs'
import { compileScheme, evaluate, type MarkInput, type OrganizationEntry, type Rule } from '@rules'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { indicatorOf, schemeOf } from '../rules/builders'

const text = readFileSync('docs/scoring-rules.md', 'utf8')
const ruleShape = z.custom<Rule>((value) => typeof value === 'object' && value !== null && 'kind' in value)
const inputShape = z.custom<MarkInput>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
const example = z.union([z.tuple([z.number(), ruleShape, inputShape, z.number()]), z.tuple([z.number(), ruleShape, z.array(z.number()), z.array(z.number())])])
const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n')).map((line) => example.parse(JSON.parse(line)))

describe('docs/scoring-rules.md', () => {
  it.each(examples.map((each) => [`${each[1].kind} ${JSON.stringify(each[2])} → ${JSON.stringify(each[3])}`, each] as const))('%s', (_, [fullScore, rule, input, expected]) => {
    const scheme = compileScheme(schemeOf([indicatorOf('X', fullScore, rule)]))
    const inputs: MarkInput[] = Array.isArray(input) ? input.map((value) => ({ value })) : [input]
    const entries = inputs.map((each, index): OrganizationEntry => ({ organizationId: `${index}`, track: 't', marks: [{ indicator: 'X', input: each }] }))
    const points = evaluate(scheme, entries).map((result) => result.stars[0]?.indicators[0]?.points)
    expect(points).toEqual(Array.isArray(expected) ? expected : [expected])
  })

  it('has an example of every kind', () => {
    const kinds = ['ballot', 'choice', 'cohort', 'composite', 'measure', 'score', 'tally']
    expect([...new Set(examples.map(([, { kind }]) => kind))].sort()).toEqual(kinds)
  })
})
