import type { Scheme } from '../../types'
import type { Report } from '../report'

/** A trimmed mean keeps at least one mark. */
export function checkPanel({ panel }: Scheme, report: Report): void {
  if (panel.mode !== 'weighted') return
  panel.roles.forEach(({ combine }, index) => {
    if (typeof combine === 'string') return
    const { high, low, from } = combine.trimmed
    if (from <= high + low) {
      const path = ['panel', 'roles', index, 'combine', 'trimmed', 'from']
      report.error(path, 'out-of-range', `须多于去掉的 ${high + low} 个，否则没有分数可取平均`)
    }
  })
}
