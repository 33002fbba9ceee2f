import type { Indicator, Scheme } from '@rules'

const indexes = new WeakMap<Scheme, Map<string, Indicator>>()

/** All indicators of a scheme in its order: stars, then bonus, then deductions. */
export function schemeIndicators(scheme: Scheme): Indicator[] {
  return [...scheme.stars, ...(scheme.bonus ?? []), ...(scheme.deductions ?? [])].flatMap((group) => group.indicators)
}

/** The indicator of this code, which is unique over stars and extras. */
export function schemeIndicator(scheme: Scheme, code: string): Indicator | undefined {
  let index = indexes.get(scheme)
  if (!index) {
    index = new Map(schemeIndicators(scheme).map((indicator) => [indicator.code, indicator]))
    indexes.set(scheme, index)
  }
  return index.get(code)
}
