import { checkMark, type Indicator, type Mark, type MarkInput } from '@rules'
import type { CarryObstacle, CarryOverPreview } from '@shared/domain/carry-over'
import { markText, schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { SheetPlace, Store } from '../../store'
import type { LoadedRound } from '../evaluation/load-round'
import { evaluationOf } from '../evaluation/round-evaluation'
import { findOpenRound } from '../rounds/find'
import { isClosed } from '../sheets/closed'
import { decidingMarks } from './deciding-marks'
import { dueIndicators, fromRegister, scoredAt } from './due-cells'
import { placeOf } from './place'
import { sameShape } from './rule-shape'

export interface CarryRequest {
  roundId: string
  stage: string | null
  from: string
  indicators: readonly string[]
  /** Absent: all. */
  subjects?: readonly string[] | undefined
}

/** What would be copied, and what not. */
export interface CarryPlan {
  loaded: LoadedRound
  /** Null for a judge who has entered nothing yet. */
  place: SheetPlace | null
  marks: { subjectId: string; indicator: string; input: MarkInput; text: string }[]
  left: CarryOverPreview['left']
}

const sentences: Record<CarryObstacle, string> = {
  'indicator-absent': '所选评价期没有这项指标',
  'rule-changed': '计分方式与所选评价期不同',
  'not-this-stage': '这一评分阶段不评这项指标',
  'from-register': '这项指标取自台账，不需要评分',
  absent: '没有参加所选评价期',
  'no-mark': '所选评价期没有评分',
  entered: '本期已经录入',
  closed: '本期评分表已经确认',
  'not-applicable': '本期不适用这项指标',
  refused: '不符合本期的计分方式',
}

/**
 * Plans which marks of an earlier round are copied: those that decided there (of a weighted panel, the judge's own), where the
 * same input still means the same and nothing is entered here.
 *
 * @throws AppError `not-found`, `round-finished`, `invalid-input`
 */
export function planCarryOver(store: Store, request: CarryRequest): CarryPlan {
  findOpenRound(store, request.roundId)
  const { loaded } = evaluationOf(store, request.roundId)
  const place = placeOf(store, loaded, request.stage)
  if (request.from === request.roundId) throw new AppError('invalid-input', '不能从本期带入，请选择以前的评价期。')
  const earlier = evaluationOf(store, request.from)
  if (earlier.loaded.round.subjectKind !== loaded.round.subjectKind) throw new AppError('invalid-input', '所选评价期评的是另一类对象，不能带入。')
  const stage = request.stage ?? ''
  const { panel } = earlier.loaded.compiled.scheme
  const ownMark = ({ role = '', evaluator = '' }: Mark) => panel.mode !== 'weighted' || (role === stage && evaluator === place?.evaluator)
  const marksThen = new Map(earlier.entries().map((entry) => [entry.organizationId, decidingMarks(panel, entry)]))
  const subjects = targets(loaded, request.subjects)
  const sheets = new Map(place ? store.sheets.ofStage(place).map(({ subjectId, cells }) => [subjectId, cells]) : [])
  const closed = new Set(place ? subjects.filter((subjectId) => isClosed(store, place, subjectId)) : [])
  const applies = applicability(loaded)
  const plan: CarryPlan = { loaded, place, marks: [], left: [] }

  for (const code of new Set(request.indicators)) {
    const indicator = schemeIndicator(loaded.compiled.scheme, code)
    if (!indicator) throw new AppError('invalid-input', '评价方案中没有这项指标。', { indicator: code })
    const leftOut = (obstacle: CarryObstacle, subjectIds: string[] = []) => plan.left.push({ indicator: code, obstacle, message: sentences[obstacle], subjectIds })
    const whole = againstIndicator(indicator, schemeIndicator(earlier.loaded.compiled.scheme, code), stage)
    if (whole) {
      leftOut(whole)
      continue
    }
    const byObstacle = new Map<CarryObstacle, string[]>()
    for (const subjectId of subjects) {
      const then = marksThen.get(subjectId)
      const mark = then?.get(code)?.find(ownMark)
      const obstacle = ((): CarryObstacle | null => {
        if (closed.has(subjectId)) return 'closed'
        if (sheets.get(subjectId)?.[code]) return 'entered'
        if (!applies(subjectId, indicator)) return 'not-applicable'
        if (!mark) return then ? 'no-mark' : 'absent'
        return checkMark(loaded.compiled, { indicator: code, input: mark.input, ...(stage === '' ? {} : { role: stage }) }) ? 'refused' : null
      })()
      if (mark && obstacle === null) plan.marks.push({ subjectId, indicator: code, input: mark.input, text: markText(indicator, mark.input) })
      else if (obstacle) byObstacle.set(obstacle, [...(byObstacle.get(obstacle) ?? []), subjectId])
    }
    for (const [obstacle, subjectIds] of byObstacle) leftOut(obstacle, subjectIds)
  }
  return plan
}

function againstIndicator(now: Indicator, then: Indicator | undefined, stage: string): CarryObstacle | null {
  if (!scoredAt(now, stage)) return 'not-this-stage'
  if (fromRegister(now)) return 'from-register'
  if (!then) return 'indicator-absent'
  return sameShape(now, then) ? null : 'rule-changed'
}

function targets({ subjects }: LoadedRound, wanted: readonly string[] | undefined): string[] {
  const chosen = wanted && new Set(wanted)
  return subjects.map(({ subjectId }) => subjectId).filter((subjectId) => chosen?.has(subjectId) !== false)
}

/** Extras are entered where there is something: only indicators of stars can be not applicable beforehand. */
function applicability(loaded: LoadedRound): (subjectId: string, indicator: Indicator) => boolean {
  const due = dueIndicators(loaded)
  const at = new Map(loaded.subjects.map(({ subjectId }, index) => [subjectId, index]))
  const inStars = new Set(loaded.compiled.scheme.stars.flatMap(({ indicators }) => indicators.map(({ code }) => code)))
  return (subjectId, { code }) => !inStars.has(code) || due[at.get(subjectId) ?? -1]?.has(code) === true
}
