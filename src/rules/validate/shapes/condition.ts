import { isRecord } from '../record'
import { code, decimal, either, flag, keyed, lazy, list, object, oneOf, type Shape } from '../shape'

/** 不低于, 低于 or both; neither says nothing, so it is refused. */
const bounds = { atLeast: decimal(), below: decimal() }
const bounded = (shape: Shape, read: (value: unknown) => unknown = (value) => value): Shape => (value, path, report) => {
  const holds = shape(value, path, report)
  const limits = read(value)
  if (!holds || !isRecord(limits) || limits['atLeast'] !== undefined || limits['below'] !== undefined) return holds
  report.error(path, 'bad-type', '须写明不低于（atLeast）或低于（below）')
  return false
}

const constant: Shape = either(
  [
    [(value) => typeof value === 'string' || typeof value === 'boolean', () => true],
    [(value) => typeof value === 'number', decimal()],
  ],
  '须为文字、数或是否',
)

const attribute: Shape = either(
  [
    [(value) => isRecord(value) && value['in'] !== undefined, object({ attribute: code, in: list(constant, 1) })],
    [(value) => isRecord(value) && value['has'] !== undefined, object({ attribute: code, has: code })],
    [isRecord, bounded(object({ attribute: code }, bounds))],
  ],
  '须为一组内容',
)

/** Any condition; where which kinds may stand is checked with the references. */
export const condition: Shape = keyed({
  attribute,
  indicator: bounded(object({ indicator: code, of: oneOf('points', 'ratio') }, bounds)),
  star: object({ star: code, lit: flag }),
  total: bounded(object({ total: object({}, bounds) }), (value) => (isRecord(value) ? value['total'] : undefined)),
  all: lazy(() => object({ all: list(condition) })),
  any: lazy(() => object({ any: list(condition) })),
  not: lazy(() => object({ not: condition })),
})
