import type { OrganizationResult, Scheme } from '@rules'

/** Why a star is dark: the line it misses, required indicators it lacks, the veto that darkens it. Empty when it is lit. */
export function darkReasons(scheme: Scheme, star: OrganizationResult['stars'][number]): string[] {
  if (star.lit) return []
  const definition = scheme.stars.find((each) => each.code === star.code)
  if (!definition) return []
  return star.unmet.map((code) => {
    if (code === '*') return '没有适用的指标'
    if (code === 'score') {
      const line = 'ratio' in definition.lighting ? `满分的 ${percent(definition.lighting.ratio)}` : `${definition.lighting.score} 分`
      return `得分未达到点亮线（${line}）`
    }
    const indicator = definition.indicators.find((each) => each.code === code)
    if (indicator) return `必达项未达标：${indicator.name}${indicator.required ? `（须达满分的 ${percent(indicator.required.ratio)}）` : ''}`
    return `一票否决：${scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code}`
  })
}

/** A ratio as a percentage without trailing noise: 0.8 → 80%. */
export function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))}%`
}
