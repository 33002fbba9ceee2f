import type { Panel } from '@rules'
import { nextCode } from './codes'

type Stage = Extract<Panel, { mode: 'stages' }>['stages'][number]
type Role = Extract<Panel, { mode: 'weighted' }>['roles'][number]

/** A panel of this kind, with the stages and judges most documents name. */
export function newPanel(mode: Panel['mode']): Panel {
  switch (mode) {
    case 'single':
      return { mode }
    case 'stages':
      return {
        mode,
        stages: [
          { code: 'self', name: '自评' },
          { code: 'review', name: '复评' },
        ],
      }
    case 'weighted':
      return {
        mode,
        roles: [
          { code: 'leader', name: '领导评分', weight: 60, combine: 'mean' },
          { code: 'public', name: '群众评分', weight: 40, combine: 'mean' },
        ],
        absentRole: 'incomplete',
      }
  }
}

export function newStage(stages: readonly Stage[]): Stage {
  const code = nextCode(
    'stage',
    stages.map((stage) => stage.code),
  )
  return { code, name: `第 ${stages.length + 1} 级` }
}

export function newRole(roles: readonly Role[]): Role {
  const code = nextCode(
    'role',
    roles.map((role) => role.code),
  )
  return { code, name: '新评分方', weight: 10, combine: 'mean' }
}
