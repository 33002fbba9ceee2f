import type { CompiledIndicator, Plan } from '../compile/compiled'
import { planOf } from '../compile/compile-scheme'
import { missing, type Cell } from '../evaluate/cell'
import { peersOf } from '../evaluate/cohorts'
import { finalCells, ownCells, refuseRepeated } from '../evaluate/evaluate'
import { decide, saysNotApplicable } from '../evaluate/panel'
import { sortMarks } from '../evaluate/sort-marks'
import { isNotApplicable } from '../kinds/input-shape'
import { toDecimal } from '../numbers/round'
import type { CompiledScheme, Explanation, Mark, OrganizationEntry } from '../types'
import { clamped, roundingLine } from './account'
import { explainWeighted } from './explain-weighted'
import { plain } from './text'

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
  const sorted = entries.map((each) => sortMarks(scheme, plan, each))
  const own = entries.map((each, at) => ownCells(plan, each, sorted[at] ?? []))
  const cell = finalCells(plan, entries, own)[index]?.[indicator.position] ?? missing
  const marks = sorted[index]?.[indicator.position] ?? []
  const points = indicator.inExtras ? toDecimal(cell.points ?? 0) : cell.points === null ? null : toDecimal(cell.points)
  return {
    text: `${indicator.definition.name}：${headline(indicator, cell, points)}`,
    points,
    children: reasons(plan, indicator, entry, marks, cell, { entries, own, index }),
  }
}

interface Field {
  entries: readonly OrganizationEntry[]
  own: readonly (readonly Cell[])[]
  index: number
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

function reasons(plan: Plan, indicator: CompiledIndicator, entry: OrganizationEntry, marks: readonly Mark[], cell: Cell, field: Field): Explanation[] {
  const attributes = entry.attributes ?? {}
  if (!indicator.applies(attributes)) return [line('按方案规定，这个指标不适用于本组织')]
  if (plan.scheme.panel.mode === 'weighted') return explainWeighted(plan, indicator, marks, attributes, cell)
  const mark = decidingMark(indicator, marks)
  const stages = stageLines(plan, indicator, marks, mark)
  if (mark && saysNotApplicable(indicator, mark)) return [...stages, line(isNotApplicable(mark.input) ? '评分人填“不适用”' : '除数为 0，按方案规定为不适用')]
  if (cell.state === 'missing') return [...stages, line(missingReason(plan, indicator, mark))]
  if (indicator.cohort) return [...stages, ...cohortLines(indicator, entry, mark, field)]
  if (!indicator.rule || (cell.state === 'scored' && mark === undefined && !indicator.rule.fromRegister)) return [...stages, line('没有评分，按方案规定计 0 分')]
  const account = indicator.rule.explain(mark?.input ?? null, attributes)
  const before = decide(plan.scheme.panel, indicator, marks, attributes).points
  return [...stages, clamped(account, indicator), ...(before === null || cell.points === null ? [] : roundingLine(plan, before, cell.points))]
}

/** The mark of the latest stage, or the only one. */
function decidingMark(indicator: CompiledIndicator, marks: readonly Mark[]): Mark | undefined {
  if (indicator.roles.length === 0) return marks[0]
  return indicator.roles.flatMap((role) => marks.filter((mark) => mark.role === role)).at(-1)
}

function stageLines(plan: Plan, indicator: CompiledIndicator, marks: readonly Mark[], deciding: Mark | undefined): Explanation[] {
  const { panel } = plan.scheme
  if (panel.mode !== 'stages' || !deciding) return []
  const name = (code: string | undefined) => panel.stages.find((stage) => stage.code === code)?.name ?? ''
  const others = indicator.roles.filter((role) => role !== deciding.role && marks.some((mark) => mark.role === role)).map(name)
  return [line(`由${name(deciding.role)}的评分决定${others.length === 0 ? '' : `（${others.join('、')}也有评分，后一级为准）`}`)]
}

function missingReason(plan: Plan, indicator: CompiledIndicator, mark: Mark | undefined): string {
  if (mark) return '评分不完整，或缺少比较所需的台账字段'
  if (indicator.rule?.fromRegister || indicator.cohort?.quantity.fromRegister) return '台账中没有这个数值'
  if (indicator.inExtras) return '没有填写，按 0 分计'
  return plan.scheme.missing === 'zero' ? '没有评分，按方案规定计 0 分' : '还没有评分；缺项不等于 0 分，评完才能定级和排名'
}

function cohortLines(indicator: CompiledIndicator, entry: OrganizationEntry, mark: Mark | undefined, { entries, own, index }: Field): Explanation[] {
  const { cohort } = indicator
  if (!cohort) return []
  const column = own.map((row) => row[indicator.position] ?? missing)
  const peers = peersOf(cohort.rule, entries, column).find((group) => group.indices.includes(index))
  if (!peers) return [line('没有可比的组织')]
  const values = peers.indices.map((at) => column[at]?.value ?? 0)
  const at = peers.indices.indexOf(index)
  const waiting = column.filter((cell) => cell.state === 'missing').length
  return [
    line(cohort.quantity.text(mark?.input ?? null, entry.attributes ?? {})),
    clamped({ text: cohort.text(values, at), points: cohort.place(values)[at] ?? null, children: [] }, indicator),
    ...(waiting > 0 ? [line(`还有 ${waiting} 家没有数值，比较结果不是最终的`)] : []),
  ]
}

function line(text: string): Explanation {
  return { text, points: null, children: [] }
}
