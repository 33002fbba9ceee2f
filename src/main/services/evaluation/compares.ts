import type { Indicator } from '@rules'

/** Whether the points of this indicator depend on the marks of others: it compares them, or takes their mean. */
export function comparesOthers({ rule, notApplicable }: Indicator): boolean {
  return rule.kind === 'cohort' || notApplicable === 'track-mean'
}
