import { expect, it } from 'vitest'
import { derivedAttributes, roundAttributes } from '../../src/main/services/evaluation/attributes'

const context = { endsOn: '2026-12-31', tookPartBefore: true }

it.each([
  ['2026-07-01', true],
  ['2026-06-30', false],
  ['2026-07', true],
  ['2026-06', false],
  ['2026', false],
  ['2027', true],
  ['', undefined],
  [undefined, undefined],
])('founded %s: newcomer %s at the end of 2026', (founded, newcomer) => {
  expect(derivedAttributes(founded === undefined ? { name: '样例' } : { name: '样例', founded }, context).newcomer).toBe(newcomer)
})

it('counts half a year from the end of a longer month to the end of a shorter one', () => {
  const at = (endsOn: string) => derivedAttributes({ founded: '2025-08-31' }, { ...context, endsOn }).newcomer
  expect([at('2026-02-27'), at('2026-02-28')]).toEqual([true, false])
})

it('tells enterprises from others', () => {
  const of = (unitKind: string) => derivedAttributes({ unitKind }, context).enterprise
  expect(['非公企业', '新业态', '社会组织', '律师事务所', ''].map(of)).toEqual([true, true, false, false, false])
  expect(derivedAttributes({}, context).enterprise).toBe(false)
})

it('takes part for the first time who neither was in the round before nor has an earlier level', () => {
  const of = (tookPartBefore: boolean, previousLevel?: number) => derivedAttributes(previousLevel === undefined ? {} : { previousLevel }, { ...context, tookPartBefore }).firstTime
  expect([of(true), of(false, 0), of(true, 3), of(false)]).toEqual([false, false, false, true])
})

it('keeps the register fields beside the derived ones', () => {
  expect(roundAttributes({ name: '样例', tags: ['规上'], enterprise: 'x' }, context)).toEqual({ name: '样例', tags: ['规上'], enterprise: false, firstTime: false })
})
