import { plain, shown } from '../explain/text'
import type { Attributes, Fault } from '../kinds/kind'
import { wrongShape } from '../kinds/kind'
import { numberFault } from '../numbers/checks'
import { divide, exact, multiply, SCALE, subtract, type Exact } from '../numbers/exact'
import { typed } from '../numbers/typed'
import type { MarkInput, Quantity } from '../types'

/** A quantity made ready: what a measure or a comparison is taken of. */
export interface CompiledQuantity {
  readonly fromRegister: boolean
  shape(input: MarkInput): Fault | null
  check(input: MarkInput): Fault | null
  /** Null where there is no value: no mark, or a register field that is empty or no number. */
  value(input: MarkInput | null, attributes: Attributes): Exact | null
  isNotApplicable(input: MarkInput): boolean
  /** “18 ÷ 20 = 90%”. */
  text(input: MarkInput | null, attributes: Attributes): string
  /** “90%”, “12 个月”. */
  unit(value: Exact): string
}

export function compileQuantity(quantity: Quantity): CompiledQuantity {
  return quantity.of === 'value' ? valueQuantity(quantity) : ratioQuantity(quantity, quantity.of)
}

function valueQuantity(quantity: Quantity): CompiledQuantity {
  const { attribute } = quantity
  const unit = (value: Exact) => `${shown(value)}${quantity.unit === '%' ? '%' : quantity.unit ? ` ${quantity.unit}` : ''}`
  const value: CompiledQuantity['value'] = (input, attributes) => {
    if (attribute === undefined) return input && 'value' in input ? exact(input.value) : null
    const read = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined
    return typeof read === 'number' && Number.isFinite(read) ? typed(read) : null
  }
  return {
    fromRegister: attribute !== undefined,
    shape(input) {
      if (attribute !== undefined) return wrongShape('取自台账，不用填写')
      return 'value' in input ? null : wrongShape('应填一个数')
    },
    check: (input) => ('value' in input ? numberFault([input.value], false) : null),
    value,
    isNotApplicable: () => false,
    text(input, attributes) {
      const read = value(input, attributes)
      const source = attribute === undefined ? '' : '台账记载 '
      return read === null ? `${source}没有数值` : `${source}${unit(read)}`
    },
    unit,
  }
}

/** Two figures a and b: their share, growth or difference. */
function ratioQuantity(quantity: Quantity, of: 'share' | 'growth' | 'difference'): CompiledQuantity {
  const partsOf = (input: MarkInput | null) => (input && 'parts' in input ? input.parts : null)
  const zeroDivides = of !== 'difference'
  const unit = (value: Exact) => `${shown(value)}${zeroDivides ? '%' : quantity.unit ? ` ${quantity.unit}` : ''}`

  function value(input: MarkInput | null): Exact | null {
    const parts = partsOf(input)
    if (!parts) return null
    const [a, b] = [exact(parts[0]), exact(parts[1])]
    if (of === 'difference') return subtract(a, b)
    if (b === 0) return null
    return divide(multiply(100 * SCALE, of === 'share' ? a : subtract(a, b)), b)
  }

  return {
    fromRegister: false,
    shape: (input) => ('parts' in input && Array.isArray(input.parts) && input.parts.length === 2 ? null : wrongShape('应填两个数')),
    check(input) {
      const parts = partsOf(input)
      if (!parts) return null
      const fault = numberFault(parts, false)
      if (fault) return fault
      const [a, b] = parts
      if (of === 'share' && (a < 0 || b < 0 || a > b)) return { code: 'out-of-range', message: `应在 0 到总数之间，现在是 ${plain(a)} 和 ${plain(b)}` }
      if (of === 'growth' && b < 0) return { code: 'out-of-range', message: '上期数不能小于 0' }
      if (zeroDivides && b === 0 && quantity.whenZero === undefined) return { code: 'division-by-zero', message: of === 'share' ? '总数为 0，算不出比率' : '上期为 0，算不出增幅' }
      return null
    },
    value,
    isNotApplicable: (input) => zeroDivides && quantity.whenZero !== undefined && partsOf(input)?.[1] === 0,
    text(input) {
      const parts = partsOf(input)
      const result = value(input)
      if (!parts || result === null) return '没有数值'
      const [a, b] = [plain(parts[0]), plain(parts[1])]
      const formula = { share: `${a} ÷ ${b}`, growth: `（${a} − ${b}）÷ ${b}`, difference: `${a} − ${b}` }[of]
      return `${formula} = ${unit(result)}`
    },
    unit,
  }
}
