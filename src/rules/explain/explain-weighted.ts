import type { CompiledIndicator, Plan } from '../compile/compiled'
import type { Cell } from '../evaluate/cell'
import { decide, saysNotApplicable } from '../evaluate/panel'
import { clamp } from '../kinds/clamp'
import type { Attributes } from '../kinds/kind'
import { combineExact } from '../numbers/combine'
import { compareIds } from '../ranking/ids'
import { toDecimal } from '../numbers/round'
import type { CombineMethod, Explanation, Mark } from '../types'
import { clamped, roundingLine } from './account'
import { plain } from './text'

/** A weighted panel role by role: each judge's mark, how they were combined, and the weight. */
export function explainWeighted(plan: Plan, indicator: CompiledIndicator, marks: readonly Mark[], attributes: Attributes, cell: Cell): Explanation[] {
  const { panel } = plan.scheme
  if (panel.mode !== 'weighted') return []
  const roles = panel.roles.filter((role) => indicator.roles.includes(role.code))
  const children = roles.map((role): Explanation => {
    const given = marks.filter((mark) => mark.role === role.code).sort((a, b) => compareIds(a.evaluator ?? '', b.evaluator ?? ''))
    const counted = given.filter((mark) => !saysNotApplicable(indicator, mark))
    const points = counted.flatMap((mark) => indicator.rule?.points(mark.input, attributes) ?? []).map((each) => clamp(each, indicator.fullScore))
    const judges = counted.flatMap((mark, at) => {
      const account = indicator.rule?.explain(mark.input, attributes)
      return account ? [{ text: mark.evaluator ?? `第 ${at + 1} 位`, points: null, children: [clamped(account, indicator)] }] : []
    })
    if (points.length === 0) {
      return { text: `${role.name}：${absentText(given.length, counted.length, panel.absentRole === 'incomplete')}`, points: null, children: judges }
    }
    return { text: `${role.name}：${methodText(role.combine, points.length)}，权重 ${plain(role.weight)}`, points: toDecimal(combineExact(points, role.combine)), children: judges }
  })
  const before = decide(panel, indicator, marks, attributes).points
  return [{ text: '各角色得分按权重平均', points: before === null ? null : toDecimal(before), children }, ...(before === null || cell.points === null ? [] : roundingLine(plan, before, cell.points))]
}

/** Why a role has no points: all its marks say “not applicable”, or have a part left open, or there are none. */
function absentText(given: number, counted: number, awaited: boolean): string {
  if (given > 0 && counted === 0) return '都填“不适用”，不计入'
  if (counted > 0) return awaited ? '评分不完整' : '评分不完整，不计入'
  return awaited ? '还没有评分' : '没有评分，不计入'
}

function methodText(method: CombineMethod, count: number): string {
  if (method === 'mean') return `${count} 个评分的平均`
  if (method === 'median') return `${count} 个评分的中位数`
  const { high, low, from } = method.trimmed
  return count >= from ? `${count} 个评分去掉 ${high} 个最高、${low} 个最低后的平均` : `${count} 个评分（不足 ${from} 个，不去最高最低）的平均`
}
