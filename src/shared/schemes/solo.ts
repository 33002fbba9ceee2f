import { compileScheme, type CompiledScheme, type Indicator, type Scheme } from '@rules'

/**
 * The scheme as one sheet sees it: what stands in it alone decides, whatever other stages or roles have entered. For previews
 * of one mark and for a sheet's own total, never for results.
 */
export function soloScheme(scheme: Scheme): CompiledScheme {
  const alone = (indicator: Indicator): Indicator => ({ ...indicator, roles: undefined })
  const grouped = <Group extends { indicators: Indicator[] }>(groups: Group[]) => groups.map((group) => ({ ...group, indicators: group.indicators.map(alone) }))
  return compileScheme({
    ...scheme,
    panel: { mode: 'single' },
    stars: grouped(scheme.stars),
    bonus: scheme.bonus && grouped(scheme.bonus),
    deductions: scheme.deductions && grouped(scheme.deductions),
  })
}
