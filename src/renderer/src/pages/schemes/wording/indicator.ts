/** What else holds for an indicator, each as a short line with its title. */
import { levelLabel, type Indicator, type Panel, type Scheme, type Star, type Veto } from '@rules'
import { conditionText, starName } from './condition'
import { percentOf, plain, points } from './number'

/** The line from which a star is lit: “得分达到满分的 80%”. */
export function lightingText({ lighting }: Pick<Star, 'lighting'>): string {
  return 'ratio' in lighting ? `得分达到满分的 ${percentOf(lighting.ratio)}` : `得分达到 ${points(lighting.score)}`
}

export const policyNames: Record<NonNullable<Indicator['notApplicable']>, string> = {
  rescale: '不适用的，由本星其余指标折算',
  full: '不适用的，得满分',
  zero: '不适用的，不得分',
  'track-mean': '不适用的，取同跑道平均得分',
}

/** Who an indicator applies to, and what becomes of it for the others; null when it is for everybody. */
export function applicationText(scheme: Scheme, { appliesTo, notApplicable }: Indicator): string | null {
  if (appliesTo === undefined && notApplicable === undefined) return null
  const to = appliesTo === undefined ? '由评分人判断' : `${conditionText(scheme, appliesTo)}的`
  return notApplicable === undefined ? to : `${to}；${policyNames[notApplicable]}`
}

/** Stages or roles by name, in the order of the scheme; null when all score it. */
export function rolesText({ panel }: Scheme, { roles }: Indicator): string | null {
  if (roles === undefined) return null
  return panelRoles(panel)
    .filter((role) => roles.includes(role.code))
    .map((role) => role.name)
    .join('、')
}

/** Stages or roles of a panel; none where one person scores. */
export function panelRoles(panel: Panel): readonly { code: string; name: string }[] {
  if (panel.mode === 'stages') return panel.stages
  return panel.mode === 'weighted' ? panel.roles : []
}

/** What a veto does: “不定级”, “最高定为三星级”. */
export function vetoText(scheme: Scheme, { effect }: Veto): string {
  if (effect.kind === 'no-level') return '不定级'
  if (effect.kind === 'cap-level') return `最高定为${levelLabel(scheme, effect.level)}`
  if (effect.kind === 'drop-levels') return `降 ${plain(effect.by)} 级`
  return `熄灭${starName(scheme, effect.star)}`
}
