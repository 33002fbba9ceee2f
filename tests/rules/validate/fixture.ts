import type { Scheme } from '../../../src/rules/types'

/** One valid scheme with something of everything; tests change one place of a copy. */
export const valid: Scheme = {
  format: 1,
  id: 'test',
  name: '试验方案',
  version: 1,
  subject: 'organization',
  attributes: [
    { code: 'kind', name: '类别', type: 'text', options: ['企业', '社团'] },
    { code: 'tags', name: '标签', type: 'list' },
    { code: 'staff', name: '职工数', type: 'number' },
    { code: 'fresh', name: '新建', type: 'boolean' },
  ],
  decimals: 2,
  rounding: 'half-up',
  roundAt: 'star',
  stars: [
    {
      code: 'A',
      name: '甲星',
      fullScore: 20,
      lighting: { ratio: 0.8 },
      indicators: [
        {
          code: 'A1',
          name: '第一项',
          fullScore: 12,
          rule: { kind: 'tally', base: 'full', combine: 'sum', items: [{ code: 'x', name: '情形', points: -2 }] },
          required: { ratio: 0.6 },
          appliesTo: { attribute: 'kind', in: ['企业'] },
          notApplicable: 'rescale',
        },
        { code: 'A2', name: '第二项', fullScore: 8, rule: { kind: 'score', from: 'zero' }, roles: ['city'] },
      ],
    },
    {
      code: 'B',
      name: '乙星',
      fullScore: 10,
      lighting: { score: 8 },
      indicators: [
        {
          code: 'B1',
          name: '第三项',
          fullScore: 10,
          rule: {
            kind: 'measure',
            quantity: { of: 'share', whenZero: 'not-applicable' },
            curve: { bands: [{ from: 90, points: 10 }, { from: 80, points: 5 }], below: 0 },
          },
          notApplicable: 'full',
        },
      ],
    },
  ],
  bonus: [{ code: 'H', name: '加分', cap: 5, indicators: [{ code: 'H1', name: '荣誉', fullScore: 5, rule: { kind: 'score', from: 'zero' } }] }],
  deductions: [{ code: 'D', name: '减分', indicators: [{ code: 'D1', name: '通报', fullScore: 5, rule: { kind: 'score', from: 'zero' } }] }],
  vetoes: [{ code: 'V', name: '否决', effect: { kind: 'darken-star', star: 'A' } }],
  panel: { mode: 'stages', stages: [{ code: 'self', name: '自评' }, { code: 'city', name: '复评' }] },
  level: {
    by: 'lower-of-both',
    bands: [{ level: 2, from: 30 }, { level: 1, from: 20 }],
    names: { 0: '无', 1: '一星', 2: '二星' },
    conditions: [{ level: 2, when: { all: [{ indicator: 'A1', of: 'ratio', atLeast: 0.9 }, { star: 'A', lit: true }, { total: { atLeast: 35 } }] } }],
  },
  quotas: [{ level: 2, atMost: { percent: 20 }, scope: 'all', round: 'down', ties: 'exclude', hard: true }],
  maxRise: { levels: 1, except: { any: [{ attribute: 'tags', has: '标杆' }, { not: { indicator: 'H1', of: 'points', below: 3 } }] } },
  exclude: [{ when: { attribute: 'fresh', in: [true] }, reason: '新建' }],
  ranking: { criteria: [{ by: 'total' }, { by: 'star', code: 'A' }, { by: 'indicator', code: 'D1', order: 'asc' }], ties: 'competition' },
  tracks: [{ code: 'big', name: '大', when: { attribute: 'staff', atLeast: 100 } }, { code: 'small', name: '小' }],
  missing: 'incomplete',
}

/** A deep copy with the value at a JSON Pointer replaced; `undefined` removes it. */
export function changed(base: unknown, pointer: string, value: unknown): unknown {
  const copy: unknown = structuredClone(base)
  const steps = pointer.split('/').slice(1)
  const last = steps.pop()
  const holder = steps.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined), copy)
  if (last === undefined || typeof holder !== 'object' || holder === null) throw new Error(`nothing at ${pointer}`)
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Reflect.set(holder, last, value)
  return copy
}
