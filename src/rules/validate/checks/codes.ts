import type { Scheme } from '../../types'
import { placedIndicators } from '../placed'
import type { Path, Report } from '../report'

interface Coded {
  code: string
  path: Path
}

/** Reports every code that an earlier one of the same family already bears. */
export function checkUnique(family: readonly Coded[], report: Report): void {
  const seen = new Set<string>()
  for (const { code, path } of family) {
    if (seen.has(code)) report.error([...path, 'code'], 'duplicate-code', `编码“${code}”重复`)
    seen.add(code)
  }
}

/** The elements of a list with the path to each. */
export function coded(list: readonly { code: string }[] | undefined, path: Path): Coded[] {
  return (list ?? []).map(({ code }, index) => ({ code, path: [...path, index] }))
}

/** Codes are unique within their family; indicators form one over stars, bonus and deductions, extra groups another. */
export function checkCodes(scheme: Scheme, report: Report): void {
  const { panel } = scheme
  checkUnique(coded(scheme.attributes, ['attributes']), report)
  checkUnique(coded(scheme.stars, ['stars']), report)
  checkUnique([...coded(scheme.bonus, ['bonus']), ...coded(scheme.deductions, ['deductions'])], report)
  checkUnique(placedIndicators(scheme).map(({ indicator, path }) => ({ code: indicator.code, path })), report)
  checkUnique(coded(scheme.vetoes, ['vetoes']), report)
  checkUnique(coded(scheme.tracks, ['tracks']), report)
  if (panel.mode === 'stages') checkUnique(coded(panel.stages, ['panel', 'stages']), report)
  if (panel.mode === 'weighted') checkUnique(coded(panel.roles, ['panel', 'roles']), report)
}
