import { isDecimal } from '../numbers/exact'
import { isRecord } from './record'
import type { Path, Report } from './report'

/**
 * Checks the type of a value and of all below it, reporting what is wrong. Answers whether the types hold; a number out
 * of range or an unknown key is reported too, but leaves the value readable for the checks that follow.
 */
export type Shape = (value: unknown, path: Path, report: Report) => boolean

/** Conditions nest; a scheme nested deeper than this is no scheme a person wrote. */
const deepest = 60

/** The largest number whose ten-thousandths are still counted exactly. */
const largest = Number.MAX_SAFE_INTEGER / 10_000

const badType = (path: Path, report: Report, text: string): false => {
  report.error(path, 'bad-type', text)
  return false
}

export const text: Shape = (value, path, report) => typeof value === 'string' || badType(path, report, '须为文字')

export const code: Shape = (value, path, report) =>
  (typeof value === 'string' && value.trim() !== '') || badType(path, report, '须为文字，不能为空')

export const flag: Shape = (value, path, report) => typeof value === 'boolean' || badType(path, report, '须为是或否')

export function oneOf(...choices: (string | number | boolean)[]): Shape {
  return (value, path, report) => choices.some((choice) => choice === value) || badType(path, report, `须为 ${choices.join('、')} 之一`)
}

interface Range {
  min?: number
  /** Strictly above this. */
  above?: number
  max?: number
}

/** A finite number with at most four decimals. */
export function decimal(range: Range = {}): Shape {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return badType(path, report, '须为数')
    if (Math.abs(value) > largest) report.error(path, 'out-of-range', `${value} 过大`)
    else if (!isDecimal(value)) report.error(path, 'too-many-decimals', `${value} 超过四位小数`)
    checkRange(value, range, path, report)
    return true
  }
}

export function integer(range: Range = {}): Shape {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return badType(path, report, '须为整数')
    if (!Number.isSafeInteger(value)) report.error(path, 'out-of-range', `${value} 不是整数`)
    else checkRange(value, range, path, report)
    return true
  }
}

function checkRange(value: number, { min, above, max }: Range, path: Path, report: Report): void {
  if (min !== undefined && value < min) report.error(path, 'out-of-range', `${value} 小于 ${min}`)
  else if (above !== undefined && value <= above) report.error(path, 'out-of-range', `须大于 ${above}`)
  else if (max !== undefined && value > max) report.error(path, 'out-of-range', `${value} 大于 ${max}`)
}

export function list(element: Shape, least = 0): Shape {
  return (value, path, report) => {
    if (!Array.isArray(value)) return badType(path, report, '须为列表')
    if (value.length < least) report.error(path, 'out-of-range', `至少列 ${least} 项`)
    let holds = true
    for (let index = 0; index < value.length; index += 1) holds = element(value[index], [...path, index], report) && holds
    return holds
  }
}

/** An object with these keys; `undefined` counts as absent. */
export function object(required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape {
  return (value, path, report) => {
    if (!isRecord(value)) return badType(path, report, '须为一组内容')
    if (path.length > deepest) return badType(path, report, '嵌套过深')
    let holds = true
    for (const [key, shape] of Object.entries(required)) {
      const at = [...path, key]
      holds = (value[key] === undefined ? badType(at, report, '缺少这一项') : shape(value[key], at, report)) && holds
    }
    for (const [key, shape] of Object.entries(optional)) {
      if (value[key] !== undefined) holds = shape(value[key], [...path, key], report) && holds
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) report.error([...path, key], 'unknown-key', '方案中没有这一项')
    }
    return holds
  }
}

/** An object of which the text under `tag` says which shape it has. */
export function tagged(tag: string, shapes: Record<string, Shape>): Shape {
  return (value, path, report) => {
    if (!isRecord(value)) return badType(path, report, '须为一组内容')
    const which = value[tag]
    if (typeof which !== 'string' || !Object.hasOwn(shapes, which)) {
      return badType([...path, tag], report, `须为 ${Object.keys(shapes).join('、')} 之一`)
    }
    return shapes[which]?.(value, path, report) ?? false
  }
}

/** An object of which the presence of a key says which shape it has; exactly one of the keys. */
export function keyed(shapes: Record<string, Shape>): Shape {
  return (value, path, report) => {
    const keys = Object.keys(shapes)
    if (!isRecord(value)) return badType(path, report, '须为一组内容')
    const present = keys.filter((key) => value[key] !== undefined)
    const [key] = present
    if (key === undefined || present.length > 1) return badType(path, report, `须有 ${keys.join('、')} 中的一项，且只有一项`)
    return shapes[key]?.(value, path, report) ?? false
  }
}

/** The first shape whose test the value passes. */
export function either(cases: [test: (value: unknown) => boolean, shape: Shape][], expected: string): Shape {
  return (value, path, report) => {
    const found = cases.find(([test]) => test(value))
    return found === undefined ? badType(path, report, expected) : found[1](value, path, report)
  }
}

/** A shape that refers to itself. */
export function lazy(shape: () => Shape): Shape {
  return (value, path, report) => shape()(value, path, report)
}
