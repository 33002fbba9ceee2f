import { isRecord } from '../record'
import { code, decimal, either, flag, integer, keyed, list, object, oneOf, tagged, text, type Shape } from '../shape'
import { condition } from './condition'
import { rule } from './rule'

const named = { code, name: text }
const above0 = decimal({ above: 0 })
const ratio = decimal({ min: 0, max: 1 })
const level = integer({ min: 0 })

const indicator = object(
  { ...named, fullScore: above0, rule },
  {
    required: object({ ratio }),
    notApplicable: oneOf('rescale', 'full', 'zero', 'track-mean'),
    appliesTo: condition,
    roles: list(code, 1),
    basis: text,
    evidence: text,
  },
)

const star = object({
  ...named,
  fullScore: above0,
  lighting: keyed({ ratio: object({ ratio }), score: object({ score: decimal({ min: 0 }) }) }),
  indicators: list(indicator, 1),
})

const extras = list(object({ ...named, indicators: list(indicator) }, { cap: decimal({ min: 0 }) }))

const veto = object({
  ...named,
  effect: tagged('kind', {
    'no-level': object({ kind: text }),
    'cap-level': object({ kind: text, level }),
    'drop-levels': object({ kind: text, by: integer({ min: 1 }) }),
    'darken-star': object({ kind: text, star: code }),
  }),
})

const combine: Shape = either(
  [
    [(value) => typeof value === 'string', oneOf('mean', 'median')],
    [isRecord, object({ trimmed: object({ high: integer({ min: 0 }), low: integer({ min: 0 }), from: integer({ min: 1 }) }) })],
  ],
  '须为 mean、median 或去掉最高最低',
)

const panel = tagged('mode', {
  single: object({ mode: text }),
  stages: object({ mode: text, stages: list(object(named), 1) }),
  weighted: object({
    mode: text,
    roles: list(object({ ...named, weight: above0, combine }), 1),
    absentRole: oneOf('incomplete', 'reweight'),
  }),
})

/** Level numbers as keys, names as values. */
const levelNames: Shape = (value, path, report) => {
  if (!isRecord(value)) {
    report.error(path, 'bad-type', '须为一组内容')
    return false
  }
  let holds = true
  for (const [key, name] of Object.entries(value)) {
    if (!/^(0|[1-9]\d*)$/.test(key)) report.error([...path, key], 'unknown-key', '星级须为整数')
    holds = text(name, [...path, key], report) && holds
  }
  return holds
}

const levelRule = object(
  { by: oneOf('stars', 'total', 'lower-of-both') },
  {
    bands: list(object({ level, from: decimal() })),
    names: levelNames,
    conditions: list(object({ level: integer({ min: 1 }), when: condition })),
  },
)

const quota = object({
  level: integer({ min: 1 }),
  atMost: keyed({ percent: object({ percent: decimal({ min: 0, max: 100 }) }), count: object({ count: integer({ min: 0 }) }) }),
  scope: oneOf('all', 'track'),
  round: oneOf('down', 'up', 'nearest'),
  ties: oneOf('exclude', 'include'),
  hard: flag,
})

const order = { order: oneOf('desc', 'asc') }
const criterion = tagged('by', {
  ...Object.fromEntries(['total', 'level', 'lit-stars', 'bonus', 'deduction'].map((by) => [by, object({ by: text }, order)])),
  ...Object.fromEntries(['star', 'indicator'].map((by) => [by, object({ by: text, code }, order)])),
})

export const scheme: Shape = object(
  {
    format: oneOf(1),
    id: code,
    name: text,
    version: integer({ min: 1 }),
    subject: oneOf('organization', 'unit', 'project'),
    attributes: list(object({ ...named, type: oneOf('text', 'number', 'boolean', 'list') }, { options: list(text) })),
    decimals: integer({ min: 0, max: 3 }),
    rounding: oneOf('half-up', 'half-even'),
    roundAt: oneOf('indicator', 'star', 'total'),
    stars: list(star, 1),
    panel,
    level: levelRule,
    ranking: object({ criteria: list(criterion), ties: oneOf('competition', 'dense') }),
    missing: oneOf('incomplete', 'zero'),
  },
  {
    source: text,
    note: text,
    bonus: extras,
    deductions: extras,
    vetoes: list(veto),
    quotas: list(quota),
    maxRise: object({ levels: integer({ min: 0 }) }, { except: condition }),
    exclude: list(object({ when: condition, reason: text })),
    cap: above0,
    tracks: list(object(named, { when: condition })),
  },
)
