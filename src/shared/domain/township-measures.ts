import type { GroupMeasure } from '@rules'

/** What townships are ranked by, in words; the share is that of the scheme's highest level. */
export function townshipMeasures(topLevel: string): Record<GroupMeasure, string> {
  return { mean: '平均总分', top: `${topLevel}占比`, coverage: '参评率' }
}
