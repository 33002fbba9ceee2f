import type { Condition, Scheme } from '../../types'
import { placedIndicators } from '../placed'
import type { Path, Report } from '../report'

/** What conditions may name, and of which type it is. */
export interface Names {
  attributes: ReadonlyMap<string, Scheme['attributes'][number]>
  indicators: ReadonlySet<string>
  stars: ReadonlySet<string>
}

export function namesOf(scheme: Scheme): Names {
  return {
    attributes: new Map(scheme.attributes.map((attribute) => [attribute.code, attribute])),
    indicators: new Set(placedIndicators(scheme).map(({ indicator }) => indicator.code)),
    stars: new Set(scheme.stars.map((star) => star.code)),
  }
}

type AttributeCondition = Extract<Condition, { attribute: string }>

/**
 * Checks the references of a condition, and that it stays with attributes where scores are not known yet.
 * @param may 'attributes' for appliesTo, when of items and tracks, and exclude; 'anything' for levels and exceptions.
 */
export function checkCondition(condition: Condition, path: Path, may: 'attributes' | 'anything', names: Names, report: Report): void {
  if ('attribute' in condition) return checkAttribute(condition, path, names, report)
  if ('all' in condition) return checkEach(condition.all, [...path, 'all'], may, names, report)
  if ('any' in condition) return checkEach(condition.any, [...path, 'any'], may, names, report)
  if ('not' in condition) return checkCondition(condition.not, [...path, 'not'], may, names, report)
  if (may === 'attributes') report.error(path, 'not-allowed', '此处的条件只能用台账字段')
  if ('indicator' in condition && !names.indicators.has(condition.indicator)) {
    report.error([...path, 'indicator'], 'unknown-reference', `没有编码为“${condition.indicator}”的指标`)
  }
  if ('star' in condition && !names.stars.has(condition.star)) {
    report.error([...path, 'star'], 'unknown-reference', `没有编码为“${condition.star}”的星`)
  }
}

function checkEach(conditions: readonly Condition[], path: Path, may: 'attributes' | 'anything', names: Names, report: Report): void {
  conditions.forEach((condition, index) => checkCondition(condition, [...path, index], may, names, report))
}

/** A comparison that fits no value of the field's type is always false: a warning, for it changes no number. */
function checkAttribute(condition: AttributeCondition, path: Path, names: Names, report: Report): void {
  const attribute = names.attributes.get(condition.attribute)
  if (attribute === undefined) {
    report.error([...path, 'attribute'], 'unknown-reference', `没有编码为“${condition.attribute}”的台账字段`)
    return
  }
  const mismatch = (at: Path) => report.warning(at, 'not-allowed', `与台账字段“${attribute.name}”的类型不符，条件总不成立`)
  const unknown = (value: unknown) => attribute.options !== undefined && typeof value === 'string' && !attribute.options.includes(value)
  if ('in' in condition) {
    condition.in.forEach((value, index) => {
      const at = [...path, 'in', index]
      if (unknown(value)) report.error(at, 'unknown-reference', `台账字段“${attribute.name}”没有选项“${String(value)}”`)
      else if (typeof value !== (attribute.type === 'text' ? 'string' : attribute.type)) mismatch(at)
    })
  } else if ('has' in condition) {
    const at = [...path, 'has']
    if (unknown(condition.has)) report.error(at, 'unknown-reference', `台账字段“${attribute.name}”没有选项“${condition.has}”`)
    else if (attribute.type !== 'list' && attribute.type !== 'text') mismatch(at)
  } else if (attribute.type !== 'number') mismatch(path)
}
