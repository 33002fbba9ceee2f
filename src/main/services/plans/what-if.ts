import { assumePoints, pointChoices, type Mark, type OrganizationEntry, type OrganizationResult, type PointChoices, type Scheme } from '@rules'
import type { PlanGoal, WhatIf } from '@shared/domain/plan'
import type { PathQuestion } from '@shared/domain/result'
import { readEntry, schemeIndicator } from '@shared/entry'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'
import { evaluationOf, previousLevels } from '../evaluation/round-evaluation'
import { standingOf } from './standing'

interface At {
  roundId: string
  subjectId: string
}

/**
 * What the rules are given for a round, finished ones too: paths and what-ifs start from marks, not from stored results.
 *
 * @throws AppError `not-found`, `invalid-input`
 */
function basisOf(store: Store, { roundId, subjectId }: At) {
  const evaluation = evaluationOf(store, roundId)
  const { compiled, subjects } = evaluation.loaded
  if (!subjects.some((subject) => subject.subjectId === subjectId)) throw new AppError('not-found', '这个评价对象没有参加这个评价期。', { subjectId })
  return { evaluation, compiled, entries: evaluation.entries(), options: { previousLevels: previousLevels(store, roundId) } }
}

export function choicesOf(store: Store, at: At): PointChoices[] {
  const { compiled, entries } = basisOf(store, at)
  return pointChoices(compiled, entries, at.subjectId)
}

/** What the search for the exact cheapest path is given, everybody else's marks unchanged. @throws AppError `not-found`, `invalid-input` */
export function planPathQuestion(store: Store, at: At, goal: PlanGoal, fixed: readonly string[]): PathQuestion {
  const { compiled, entries, options } = basisOf(store, at)
  const unknown = fixed.find((code) => !schemeIndicator(compiled.scheme, code))
  if (unknown !== undefined) throw new AppError('invalid-input', '评价方案中没有这项指标。', { indicator: unknown })
  return { scheme: compiled.scheme, entries, organizationId: at.subjectId, goal, fixed, ...options }
}

/**
 * The round if the organization had these points and marks; what it lacks counts as 0.
 *
 * @throws AppError `not-found`; `invalid-input` for points an indicator cannot have
 */
export function whatIf(store: Store, at: At, input: { points: Readonly<Record<string, number>>; marks: readonly { indicator: string; texts: Record<string, string> }[] }): WhatIf {
  const { evaluation, compiled, entries, options } = basisOf(store, at)
  const problems: WhatIf['problems'] = []
  const marks = input.marks.flatMap(({ indicator, texts }): Mark[] => {
    const role = decidingStage(compiled.scheme, indicator)
    const reading = readEntry(compiled, { indicator, role }, texts)
    if (reading.state === 'draft') problems.push({ indicator, message: reading.problem.message })
    return reading.state === 'mark' ? [{ indicator, ...(role === null ? {} : { role }), input: reading.input }] : []
  })
  const given = entries.map((entry) => (entry.organizationId === at.subjectId ? withMarks(entry, marks) : entry))
  let after: OrganizationResult[]
  try {
    after = assumePoints(compiled, given, at.subjectId, input.points, { ...options, detail: 'totals' })
  } catch (error) {
    if (error instanceof RangeError) throw new AppError('invalid-input', '有指标不能得这样的分，没有试算。', { subjectId: at.subjectId }, { cause: error })
    throw error
  }
  const own = after.find(({ organizationId }) => organizationId === at.subjectId)
  if (!own) throw new AppError('not-found', '这个评价对象没有参加这个评价期。', { subjectId: at.subjectId })
  const { litStars, stars, bonus, deduction, unranked } = own
  return {
    standing: standingOf(own),
    litStars,
    stars: stars.map(({ code, score, lit }) => ({ code, score, lit })),
    ...{ bonus, deduction, unranked },
    ...passing(evaluation.totals(), after, at.subjectId),
    problems,
  }
}

/** The stage whose mark decides when it is there: the last one that scores the indicator. */
function decidingStage(scheme: Scheme, code: string): string | null {
  const { panel } = scheme
  if (panel.mode === 'single') return null
  if (panel.mode === 'weighted') throw new AppError('invalid-input', '由多位评委评分的方案只能按得分试算。', { indicator: code })
  const roles = schemeIndicator(scheme, code)?.roles
  return panel.stages.filter((stage) => roles?.includes(stage.code) !== false).at(-1)?.code ?? null
}

function withMarks(entry: OrganizationEntry, marks: readonly Mark[]): OrganizationEntry {
  const given = new Set(marks.map(({ indicator, role }) => `${indicator}/${role ?? ''}`))
  return { ...entry, marks: [...entry.marks.filter(({ indicator, role }) => !given.has(`${indicator}/${role ?? ''}`)), ...marks] }
}

/** Who of the same track ends up behind without having been, and the other way round. Only between organizations with a rank before and after. */
function passing(before: readonly OrganizationResult[], after: readonly OrganizationResult[], id: string): Pick<WhatIf, 'passed' | 'passedBy'> {
  const was = new Map(before.map((result) => [result.organizationId, result]))
  const own = { before: was.get(id)?.rank ?? null, after: after.find(({ organizationId }) => organizationId === id) }
  const ownAfter = own.after?.rank ?? null
  if (own.before === null || ownAfter === null) return { passed: [], passedBy: [] }
  const ownBefore = own.before
  const others = after.flatMap(({ organizationId, track, rank }) => {
    const earlier = was.get(organizationId)?.rank ?? null
    return organizationId === id || track !== own.after?.track || rank === null || earlier === null ? [] : [{ organizationId, rank, earlier }]
  })
  const listed = (kept: typeof others) => kept.sort((a, b) => a.rank - b.rank || (a.organizationId < b.organizationId ? -1 : 1)).map(({ organizationId }) => organizationId)
  return {
    passed: listed(others.filter(({ rank, earlier }) => earlier <= ownBefore && rank > ownAfter)),
    passedBy: listed(others.filter(({ rank, earlier }) => earlier >= ownBefore && rank < ownAfter)),
  }
}
