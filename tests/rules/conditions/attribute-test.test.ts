import { describe, expect, it } from 'vitest'
import type { AttributeValue, Condition } from '@rules'
import { attributeTest } from '../../../src/rules/conditions/attribute-test'

const company: Record<string, AttributeValue> = { kind: '企业', staff: 50, member: true, tags: ['互联网', '上市'] }
const holds = (condition: Condition, attributes = company) => attributeTest(condition)(attributes)

const isCompany: Condition = { attribute: 'kind', in: ['企业'] }
const isLarge: Condition = { attribute: 'staff', atLeast: 50 }
const isHuge: Condition = { attribute: 'staff', atLeast: 51 }

describe('conditions on attributes', () => {
  it.each<[string, Condition, boolean]>([
    ['in, text', { attribute: 'kind', in: ['社团', '企业'] }, true],
    ['in, another text', { attribute: 'kind', in: ['社团'] }, false],
    ['in, number', { attribute: 'staff', in: [50] }, true],
    ['in, boolean', { attribute: 'member', in: [true] }, true],
    ['in, never a list', { attribute: 'tags', in: ['上市'] }, false],
    ['has, list', { attribute: 'tags', has: '上市' }, true],
    ['has, list without', { attribute: 'tags', has: '外资' }, false],
    ['has, equal text', { attribute: 'kind', has: '企业' }, true],
    ['has, another text', { attribute: 'kind', has: '企' }, false],
    ['at least, the number itself', isLarge, true],
    ['at least, more', isHuge, false],
    ['below, the number itself', { attribute: 'staff', below: 50 }, false],
    ['below, more', { attribute: 'staff', below: 50.0001 }, true],
    ['a range', { attribute: 'staff', atLeast: 10, below: 60 }, true],
    ['a range below', { attribute: 'staff', atLeast: 60, below: 70 }, false],
    ['a number asked of a text', { attribute: 'kind', atLeast: 0 }, false],
    ['absent', { attribute: 'absent', atLeast: 0 }, false],
    ['what every object has', { attribute: 'constructor', in: ['x'] }, false],
    ['not of absent', { not: { attribute: 'absent', atLeast: 0 } }, true],
    ['not', { not: isCompany }, false],
    ['all', { all: [isCompany, isLarge] }, true],
    ['all but one', { all: [isCompany, isHuge] }, false],
    ['all of none', { all: [] }, true],
    ['any', { any: [isHuge, isCompany] }, true],
    ['any, none of them', { any: [isHuge, { not: isCompany }] }, false],
    ['any of none', { any: [] }, false],
    ['nested', { all: [{ any: [isHuge, isLarge] }, { not: { any: [isHuge] } }] }, true],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition)).toBe(expected)
  })

  it('an infinite number is no number', () => {
    expect(holds({ attribute: 'staff', atLeast: 0 }, { staff: Infinity })).toBe(false)
  })

  it('refuses conditions on anything but attributes', () => {
    expect(() => attributeTest({ star: 'S', lit: true })).toThrow(RangeError)
  })
})
