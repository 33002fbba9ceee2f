import { shown, signed } from '../explain/text'
import { add, ceiling, compareExact, divide, exact, floor, multiply, subtract, type Exact } from '../numbers/exact'
import type { Slope } from '../types'

/** A line through (baseline, start) that rises or falls so much a step on either side. */
export interface CompiledSlope {
  points(value: Exact, baseline: Exact): Exact
  text(value: Exact, baseline: Exact): string
}

/** start + below × steps under the baseline, or + above × steps over it; both signed, steps counted as `partial` says. */
export function compileSlope(slope: Slope & { start: number }): CompiledSlope {
  const unit = exact(slope.unit)
  const start = exact(slope.start)

  function steps(value: Exact, baseline: Exact): { count: Exact; each: Exact; under: boolean } {
    const under = compareExact(value, baseline) < 0
    const distance = under ? subtract(baseline, value) : subtract(value, baseline)
    const exactly = divide(distance, unit)
    const count = slope.partial === 'ignore' ? floor(exactly) : slope.partial === 'full' ? ceiling(exactly) : exactly
    return { count, each: exact((under ? slope.below : slope.above) ?? 0), under }
  }

  return {
    points(value, baseline) {
      const { count, each } = steps(value, baseline)
      return add(start, multiply(each, count))
    },
    text(value, baseline) {
      const { count, each, under } = steps(value, baseline)
      if (count === 0 || each === 0) return `基准 ${shown(baseline)}，得起始分 ${shown(start)} 分`
      const rule = { ignore: '不足一档的不计', full: '不足一档的按一档计', proportional: '按比例计' }[slope.partial]
      return `${under ? '低于' : '高于'}基准 ${shown(baseline)} 共 ${shown(count)} 档（每 ${shown(unit)} 一档，${rule}），每档 ${signed(each)} 分，${shown(start)} ${signed(multiply(each, count)).replace(/^([+−])/, '$1 ')}`
    },
  }
}
