import type { Scheme } from '../../types'
import { checkRule } from '../kinds'
import { placedIndicators, type PlacedIndicator } from '../placed'
import type { Report } from '../report'
import { checkCondition, type Names } from './conditions'

/** Each indicator: its rule, when it applies, what becomes of it when it does not, and who scores it. */
export function checkIndicators(scheme: Scheme, names: Names, report: Report): void {
  for (const placed of placedIndicators(scheme)) {
    const { indicator, path, within } = placed
    checkPolicy(placed, report)
    checkRoles(placed, scheme, report)
    if (indicator.appliesTo !== undefined) checkCondition(indicator.appliesTo, [...path, 'appliesTo'], 'attributes', names, report)
    checkRule(indicator.rule, [...path, 'rule'], {
      fullScore: indicator.fullScore,
      within,
      part: false,
      panel: scheme.panel.mode,
      hasPolicy: indicator.notApplicable !== undefined,
      names,
      report,
    })
  }
}

/** In a star what does not apply must be replaced somehow; an extra that does not apply is simply 0. */
function checkPolicy({ indicator, path, within }: PlacedIndicator, report: Report): void {
  const { appliesTo, notApplicable } = indicator
  if (within === 'star' && appliesTo !== undefined && notApplicable === undefined) {
    report.error([...path, 'appliesTo'], 'not-allowed', '有适用条件的指标须写明不适用时如何计分')
  }
  if (within !== 'star' && (notApplicable === 'rescale' || notApplicable === 'track-mean')) {
    report.error([...path, 'notApplicable'], 'not-allowed', '加分减分项不能折算或取平均')
  }
}

function checkRoles({ indicator, path }: PlacedIndicator, { panel }: Scheme, report: Report): void {
  const known = panel.mode === 'stages' ? panel.stages : panel.mode === 'weighted' ? panel.roles : []
  indicator.roles?.forEach((role, index) => {
    if (!known.some(({ code }) => code === role)) {
      report.error([...path, 'roles', index], 'unknown-reference', `没有编码为“${role}”的评分人`)
    }
  })
}
