import type { CompiledIndicator, Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import type { Cell } from '../evaluate/cell'
import { settleColumn } from '../evaluate/columns'
import { refuseRepeated } from '../evaluate/evaluate'
import { checkedMarks, type MarksByPosition } from '../evaluate/marks'
import { decide, decidingMark, saysNotApplicable } from '../evaluate/panel'
import { ownCell } from '../evaluate/row'
import { settleCell } from '../evaluate/settle'
import { isNotApplicable } from '../kinds/input-shape'
import { nth } from '../nth'
import { toDecimal } from '../numbers/round'
import type { CompiledScheme, Explanation, Mark, OrganizationEntry } from '../types'
import { clamped, roundingLine } from './account'
import { cohortLines, type Field } from './explain-cohort'
import { explainWeighted } from './explain-weighted'
import { line, plain } from './text'

/**
 * Why an organization has its points for an indicator, as a tree in plain Chinese. The root's points are those of `evaluate`.
 *
 * @throws RangeError for an unknown organization or indicator; MarkError as `evaluate`.
 */
export function explainIndicator(scheme: CompiledScheme, entries: readonly OrganizationEntry[], organizationId: string, code: string): Explanation {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const index = entries.findIndex((entry) => entry.organizationId === organizationId)
  const entry = entries[index]
  const indicator = plan.byCode.get(code)
  if (!entry) throw new RangeError(`unknown organization: ${organizationId}`)
  if (!indicator) throw new RangeError(`unknown indicator: ${code}`)
  const sorted = entries.map((each) => checkedMarks(plan, each))
  const own = entries.map((each, at) => ownCell(plan, indicator, each, nth(sorted, at)))
  const cell = settled(plan, indicator, { entries, own, index })
  const points = indicator.inExtras ? toDecimal(cell.points ?? 0) : cell.points === null ? null : toDecimal(cell.points)
  return {
    text: `${indicator.definition.name}：${headline(indicator, cell, points)}`,
    points,
    children: reasons(plan, indicator, nth(sorted, index), cell, { entries, own, index }),
  }
}

function settled(plan: Plan, indicator: CompiledIndicator, { entries, own, index }: Field): Cell {
  if (indicator.shared) return nth(settleColumn(plan, indicator, entries, own), index)
  return settleCell(plan, indicator, nth(own, index))
}

function headline(indicator: CompiledIndicator, cell: Cell, points: number | null): string {
  const full = `满分 ${plain(indicator.definition.fullScore)} 分`
  if (cell.state === 'missing') return indicator.inExtras ? '没有，0 分' : `未评（${full}）`
  if (cell.state === 'scored') return `${plain(points ?? 0)} 分（${full}）`
  if (indicator.inExtras) return '不适用，0 分'
  if (points === null) return '不适用，本星按其余指标折算'
  if (indicator.definition.notApplicable === 'track-mean') return `不适用，按本跑道平均 ${plain(points)} 分计`
  return indicator.definition.notApplicable === 'full' ? `不适用，按${full}计` : '不适用，按 0 分计'
}

function reasons(plan: Plan, indicator: CompiledIndicator, sorted: MarksByPosition, cell: Cell, field: Field): Explanation[] {
  const attributes = field.entries[field.index]?.attributes ?? {}
  const marks = nth(sorted, indicator.position)
  if (!indicator.applies(attributes)) return [line('按方案规定，这个指标不适用于本组织')]
  if (plan.scheme.panel.mode === 'weighted') return explainWeighted(plan, indicator, marks, attributes, cell)
  const mark = decidingMark(indicator, marks)
  const stages = stageLines(plan, indicator, marks, mark)
  if (mark && saysNotApplicable(indicator, mark)) return [...stages, line(isNotApplicable(mark.input) ? '评分人填“不适用”' : '除数为 0，按方案规定为不适用')]
  const before = decide(plan.scheme.panel, indicator, marks, attributes)
  if (before.state === 'missing' || cell.state === 'missing') return [...stages, ...missingLines(plan, indicator, mark, cell)]
  if (!indicator.rule) return [...stages, ...cohortLines(indicator, mark, field), ...rounding(plan, indicator, field, cell)]
  return [...stages, clamped(indicator.rule.explain(mark?.input ?? null, attributes), indicator), ...rounding(plan, indicator, field, cell)]
}

/** Rounding at the indicator, told where it changed the number. */
function rounding(plan: Plan, indicator: CompiledIndicator, { entries, own, index }: Field, cell: Cell): Explanation[] {
  const exactly: Plan = { ...plan, scheme: { ...plan.scheme, roundAt: 'star' } }
  const before = settled(exactly, indicator, { entries, own, index }).points
  return before === null || cell.points === null ? [] : roundingLine(plan, before, cell.points)
}

function stageLines(plan: Plan, indicator: CompiledIndicator, marks: readonly Mark[], deciding: Mark | undefined): Explanation[] {
  const { panel } = plan.scheme
  if (panel.mode !== 'stages' || !deciding) return []
  const name = (code: string | undefined) => panel.stages.find((stage) => stage.code === code)?.name ?? ''
  const others = indicator.roles.filter((role) => role !== deciding.role && marks.some((mark) => mark.role === role)).map(name)
  return [line(`由${name(deciding.role)}的评分决定${others.length === 0 ? '' : `（${others.join('、')}也有评分，后一级为准）`}`)]
}

function missingLines(plan: Plan, indicator: CompiledIndicator, mark: Mark | undefined, cell: Cell): Explanation[] {
  const asZero = cell.state === 'scored' ? '，按方案规定计 0 分' : ''
  if (mark) return [line(`评分不完整，或缺少比较所需的台账字段${asZero}`)]
  if (indicator.rule?.fromRegister || indicator.cohort?.quantity.fromRegister) return [line(`台账中没有这个数值${asZero}`)]
  if (indicator.inExtras) return [line('没有填写，按 0 分计')]
  return [line(plan.scheme.missing === 'zero' ? '没有评分，按方案规定计 0 分' : '还没有评分；缺项不等于 0 分，评完才能定级和排名')]
}
