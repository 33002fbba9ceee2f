import type { Scheme } from '@rules'

/** A stage of staged scoring or a role of a weighted panel: whose sheet is filled in. */
export interface Stage {
  code: string
  name: string
}

/** Empty when there is only one sheet. */
export function stagesOf(scheme: Scheme): Stage[] {
  if (scheme.panel.mode === 'stages') return scheme.panel.stages
  return scheme.panel.mode === 'weighted' ? scheme.panel.roles.map(({ code, name }) => ({ code, name })) : []
}
