/** A round's records as rows of its data tables, in the order of their columns (src/shared/round-data). */
import type { MarkInput, OrganizationResult } from '@rules'
import type { Edition } from '@shared/domain/edition'
import type { Round, RoundSubject } from '@shared/domain/round'
import type { DataRow } from '@shared/round-data/columns'
import type { StoredSheet } from '../../store'

export function roundRow(round: Round, unit: string, engine: string, edition: Edition | null): DataRow {
  return [round.id, unit, round.name, round.startsOn, round.endsOn, round.status === 'finished', round.finishedAt, round.schemeName, round.schemeVersion, round.schemeHash, engine, edition?.number ?? null, edition?.digest ?? null]
}

/** @param leaves out these fields of the register: names and phones of persons */
export function organizationRow(roundId: string, subject: RoundSubject, trackName: string, leaves: ReadonlySet<string>): DataRow {
  const attributes = Object.fromEntries(Object.entries(subject.attributes).filter(([code]) => !leaves.has(code)))
  const code = attributes['creditCode']
  return [roundId, subject.subjectId, subject.name, subject.partyName, typeof code === 'string' ? code : null, subject.township, subject.track, trackName, JSON.stringify(attributes)]
}

/** @param counted whether the rules accept the mark of this indicator @param personal whether it is told who entered it */
export function markRows(roundId: string, sheet: StoredSheet, counted: (indicator: string) => boolean, personal: boolean): DataRow[] {
  return Object.entries(sheet.cells).flatMap(([indicator, cell]): DataRow[] => {
    if (cell.state !== 'mark') return []
    return [[roundId, sheet.subjectId, sheet.stage, sheet.evaluator, indicator, ...inputValues(cell.input), JSON.stringify(cell.input), cell.reason ?? cell.input.reason ?? null, counted(indicator), cell.at, personal ? cell.by : null]]
  })
}

/** value, part, whole, option, not_applicable. */
function inputValues(input: MarkInput): [number | null, number | null, number | null, string | null, boolean] {
  if ('value' in input) return [input.value, null, null, null, false]
  if ('parts' in input) return [null, input.parts[0], input.parts[1], null, false]
  if ('option' in input) return [null, null, null, input.option, false]
  return [null, null, null, null, 'notApplicable' in input]
}

export function resultRow(roundId: string, result: OrganizationResult): DataRow {
  return [
    roundId,
    result.organizationId,
    result.track,
    result.status,
    result.missing.length,
    result.total,
    result.bonus,
    result.deduction,
    result.litStars,
    result.level,
    result.rank,
    result.overallRank,
    result.tied,
    result.decidedBy,
    result.unranked,
    JSON.stringify(result.vetoes),
  ]
}

export function starRows(roundId: string, { organizationId, stars }: OrganizationResult): DataRow[] {
  return stars.map(({ code, score, fullScore, lit, unmet }) => [roundId, organizationId, code, score, fullScore, lit, JSON.stringify(unmet)])
}

export function pointRows(roundId: string, { organizationId, stars, extras }: OrganizationResult): DataRow[] {
  return [
    ...stars.flatMap((star) => star.indicators.map(({ code, points, state, stage }): DataRow => [roundId, organizationId, 'star', star.code, code, points, state, stage ?? null])),
    ...extras.map(({ group, code, points }): DataRow => [roundId, organizationId, 'extra', group, code, points, 'scored', null]),
  ]
}
