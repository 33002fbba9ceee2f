import type { Scheme } from '../../types'
import type { Report } from '../report'
import { checkCondition, type Names } from './conditions'

/** Criteria, vetoes and the conditions outside indicators name what exists, and only what is known at that point. */
export function checkReferences(scheme: Scheme, names: Names, report: Report): void {
  scheme.ranking.criteria.forEach((criterion, index) => {
    if (criterion.by !== 'star' && criterion.by !== 'indicator') return
    const [known, kind] = criterion.by === 'star' ? [names.stars, '星'] as const : [names.indicators, '指标'] as const
    if (!known.has(criterion.code)) {
      report.error(['ranking', 'criteria', index, 'code'], 'unknown-reference', `没有编码为“${criterion.code}”的${kind}`)
    }
  })
  scheme.vetoes?.forEach(({ effect }, index) => {
    if (effect.kind === 'darken-star' && !names.stars.has(effect.star)) {
      report.error(['vetoes', index, 'effect', 'star'], 'unknown-reference', `没有编码为“${effect.star}”的星`)
    }
  })
  scheme.level.conditions?.forEach(({ when }, index) => checkCondition(when, ['level', 'conditions', index, 'when'], 'anything', names, report))
  scheme.exclude?.forEach(({ when }, index) => checkCondition(when, ['exclude', index, 'when'], 'attributes', names, report))
  scheme.tracks?.forEach(({ when }, index) => {
    if (when !== undefined) checkCondition(when, ['tracks', index, 'when'], 'attributes', names, report)
  })
  const except = scheme.maxRise?.except
  if (except !== undefined) checkCondition(except, ['maxRise', 'except'], 'anything', names, report)
}
