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

/** An organization among all, and its cell of the indicator. */
interface Explained extends Field {
  cell: Cell
  /** The cell without rounding at the indicator. */
  unrounded(): Cell
}

/**
 * Why an organization has its points for an indicator, as a tree in plain Chinese. The root's points are those of `evaluate`.
 *
 * @throws RangeError for an unknown organization or indicator; MarkError as `evaluate`.
 */
export function explainIndicator(scheme: CompiledScheme, entries: readonly OrganizationEntry[], organizationId: string, code: string): Explanation {
  return indicatorExplainer(scheme, entries, code)(organizationId)
}

/**
 * `explainIndicator` of one indicator for many organizations: marks are checked, and organizations compared, once for all.
 *
 * @throws RangeError for an unknown indicator, when called for an unknown organization; MarkError as `evaluate`.
 */
export function indicatorExplainer(scheme: CompiledScheme, entries: readonly OrganizationEntry[], code: string): (organizationId: string) => Explanation {
  refuseRepeated(entries)
  const plan = planOf(scheme)
  const indicator = plan.byCode.get(code)
  if (!indicator) throw new RangeError(`unknown indicator: ${code}`)
  const places = new Map(entries.map(({ organizationId }, at) => [organizationId, at]))
  const sorted = entries.map((each) => checkedMarks(plan, each))
  const own = entries.map((each, at) => ownCell(plan, indicator, each, nth(sorted, at)))
  const settled = settledCells(plan, indicator, entries, own)
  const unrounded = settledCells({ ...plan, scheme: { ...plan.scheme, roundAt: 'star' } }, indicator, entries, own)
  return (organizationId) => {
    const index = places.get(organizationId)
    if (index === undefined) throw new RangeError(`unknown organization: ${organizationId}`)
    const cell = settled(index)
    const points = indicator.inExtras ? toDecimal(cell.points ?? 0) : cell.points === null ? null : toDecimal(cell.points)
    return {
      text: `${indicator.definition.name}：${headline(indicator, cell, points)}`,
      points,
      children: reasons(plan, indicator, nth(sorted, index), { entries, own, index, cell, unrounded: () => unrounded(index) }),
    }
  }
}

/** The indicator's cells as they enter the sums. Where they depend on one another, the first that is asked for settles all. */
function settledCells(plan: Plan, indicator: CompiledIndicator, entries: readonly OrganizationEntry[], own: readonly Cell[]): (index: number) => Cell {
  let column: readonly Cell[] | undefined
  return (index) => (indicator.shared ? nth((column ??= settleColumn(plan, indicator, entries, own)), index) : settleCell(plan, indicator, nth(own, index)))
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

function reasons(plan: Plan, indicator: CompiledIndicator, sorted: MarksByPosition, explained: Explained): Explanation[] {
  const { cell } = explained
  const attributes = explained.entries[explained.index]?.attributes ?? {}
  const marks = nth(sorted, indicator.position)
  if (!indicator.applies(attributes)) return [line('按方案规定，这个指标不适用于本组织')]
  if (plan.scheme.panel.mode === 'weighted') return explainWeighted(plan, indicator, marks, attributes, cell)
  const mark = decidingMark(indicator, marks)
  const stages = stageLines(plan, indicator, marks, mark)
  if (mark && saysNotApplicable(indicator, mark)) return [...stages, line(isNotApplicable(mark.input) ? '评分人填“不适用”' : '除数为 0，按方案规定为不适用')]
  const before = decide(plan.scheme.panel, indicator, marks, attributes)
  if (before.state === 'missing' || cell.state === 'missing') return [...stages, ...missingLines(plan, indicator, mark, cell)]
  if (!indicator.rule) return [...stages, ...cohortLines(indicator, mark, explained), ...rounding(plan, explained)]
  return [...stages, clamped(indicator.rule.explain(mark?.input ?? null, attributes), indicator), ...rounding(plan, explained)]
}

/** Rounding at the indicator, told where it changed the number. */
function rounding(plan: Plan, { cell, unrounded }: Explained): Explanation[] {
  const before = unrounded().points
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
