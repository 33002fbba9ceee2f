import { isRecord } from '../record'
import { code, decimal, either, flag, integer, keyed, lazy, list, object, oneOf, tagged, text, type Shape } from '../shape'
import { condition } from './condition'

const named = { code, name: text }
const above0 = decimal({ above: 0 })
const percent = decimal({ min: 0, max: 100 })

const tallyItem = object(
  { ...named, points: decimal() },
  { required: integer({ min: 1 }), limit: decimal({ min: 0 }), ladder: list(decimal(), 1), once: flag, when: condition },
)

const quantity = object({ of: oneOf('value', 'share', 'growth', 'difference') }, { unit: text, attribute: code, whenZero: oneOf('not-applicable') })

const slope = { required: { unit: above0, partial: oneOf('ignore', 'full', 'proportional'), start: decimal() }, optional: { below: decimal(), above: decimal() } }

const curve = keyed({
  bands: object({ bands: list(object({ from: decimal(), points: decimal() }, { exclusive: flag }), 1), below: decimal() }),
  linear: object({ linear: object({ ...slope.required, baseline: decimal() }, slope.optional) }),
  proportional: object({ proportional: object({ target: above0, better: oneOf('higher', 'lower') }) }),
})

const places = keyed({
  places: object({ places: list(decimal(), 1), then: decimal(), floor: decimal() }),
  step: object({ step: object({ first: decimal(), minus: decimal() }) }),
  stepPercent: object({ stepPercent: object({ first: decimal(), percent }) }),
  shares: object({ shares: list(object({ top: decimal({ above: 0, max: 100 }), points: decimal() }), 1), rest: decimal() }),
  ofBest: object({ ofBest: oneOf(true) }),
  fromMean: object({ fromMean: object(slope.required, slope.optional) }),
})

const simple = {
  score: object({ kind: text, from: oneOf('zero', 'full') }, { step: above0, needsReason: flag }),
  choice: object({ kind: text, options: list(object({ ...named, points: decimal() }), 1) }),
  tally: object({
    kind: text,
    base: oneOf('zero', 'full'),
    combine: oneOf('sum', 'highest', 'lowest', 'highest-per-matter'),
    items: list(tallyItem, 1),
  }),
  measure: object({ kind: text, quantity, curve }),
  ballot: object({ kind: text, grades: list(object({ ...named, worth: decimal({ min: 0 }) }), 1) }, { minimumVotes: integer({ min: 1 }) }),
}

/** A composite inside a composite, or a cohort, is a rule of the right shape in the wrong place: said when the kinds are checked. */
const part = lazy(() => object({ ...named, fullScore: above0, rule }))

export const rule: Shape = tagged('kind', {
  ...simple,
  cohort: object(
    {
      kind: text,
      quantity,
      scope: either([[(value) => typeof value === 'string', oneOf('track', 'all')], [isRecord, object({ attribute: code })]], '须为 track、all 或台账字段'),
      better: oneOf('higher', 'lower'),
      by: places,
    },
    { floorBelow: object({ value: decimal(), points: decimal() }) },
  ),
  composite: object({ kind: text, base: oneOf('zero', 'full'), parts: list(part, 1) }),
})
