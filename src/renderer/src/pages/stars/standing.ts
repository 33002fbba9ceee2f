import type { OrganizationResult, Scheme } from '@rules'

/** Why an organization has the level it has, or none, in one short line for a table. */
export function standingReason(scheme: Scheme, result: OrganizationResult): string {
  if (result.status === 'incomplete') return `未评 ${result.missing.length} 项`
  const vetoes = result.vetoes.map((code) => scheme.vetoes?.find((veto) => veto.code === code)?.name ?? code)
  if (vetoes.length > 0) return `一票否决：${vetoes.join('；')}`
  if (result.unranked) return result.unranked
  const steps = result.levelSteps.filter((step) => step.reason !== 'base')
  if (steps.length > 0) return steps.map((step) => step.detail).join('；')
  const dark = result.stars.filter((star) => !star.lit).map((star) => scheme.stars.find((each) => each.code === star.code)?.name ?? star.code)
  return dark.length === 0 ? (scheme.stars.length === 6 ? '六星全部点亮' : '全部点亮') : `未点亮：${dark.join('、')}`
}

/** Whether a result answers to a filter of the table: a level, `null` for no level, `incomplete`, or `vetoed`. */
export function stands(result: OrganizationResult, filter: string): boolean {
  if (filter === 'incomplete') return result.status === 'incomplete'
  return filter === 'vetoed' ? result.vetoes.length > 0 : String(result.level) === filter
}
