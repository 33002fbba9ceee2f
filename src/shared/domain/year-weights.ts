/** Weights of a year as a person types them: decimals above 0 with at most four places. */

const decimal = /^\d{1,4}(\.\d{1,4})?$/

/** What is wrong with a weight, as a sentence; null when it can be used. */
export function weightProblem(text: string): string | null {
  if (!decimal.test(text)) return '权重填数字，最多 4 位小数，例如 0.25 或 25。'
  return Number(text) > 0 ? null : '权重须大于 0；不计入的评价期请不要勾选。'
}

/** The sum of usable weights, exact. */
export function weightSum(weights: readonly string[]): number {
  return weights.reduce((sum, text) => sum + Math.round(Number(text) * 10_000), 0) / 10_000
}

/** What stands out about a sum of weights though it can be used; null when it is what people mean. */
export function sumRemark(weights: readonly string[]): string | null {
  const sum = weightSum(weights)
  const equal = weights.every((weight) => Number(weight) === Number(weights[0]))
  return sum === 1 || sum === 100 || equal ? null : `权重合计 ${sum}，不是 1 或 100：将按各期所占比例折算。`
}

/** Equal weights: parts of 1 where they are decimals of four places, else 1 each, so that none is cut. */
export function equalWeights(count: number): string[] {
  return Array.from({ length: count }, () => (10_000 % count === 0 ? String(1 / count) : '1'))
}

/** The newest round at this percentage, the others sharing the rest equally; null where that is no decimal of four places. */
export function newestAt(percent: number, count: number): string[] | null {
  if (count < 2) return null
  const each = ((100 - percent) * 100) / (count - 1)
  return Number.isInteger(each) ? [String(percent / 100), ...Array.from({ length: count - 1 }, () => String(each / 10_000))] : null
}
