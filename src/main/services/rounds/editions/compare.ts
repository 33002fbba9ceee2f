/** Two editions of a round, row by row. */
import { subjectWords } from '@shared/domain/subject-words'
import type { OrganizationResult } from '@rules'
import { severities, type Difference, type DifferenceRow, type EditionContent, type Severity } from '@shared/domain/edition'
import type { Store } from '../../../store'
import { levelName, unrankedText } from '../../tables/wording'
import { editionContent } from './editions'

/** A row as it is compared: its name and its figures by title. */
export interface ComparedLine {
  name: string
  fields: Map<string, { text: string; severity: Severity }>
}

/** @throws AppError `not-found` */
export function compareEditions(store: Store, roundId: string, before: number, after: number): Difference {
  const reason = store.editions.list(roundId).find(({ number }) => number === before)?.reopened?.reason ?? null
  const [left, right] = [linesOf(editionContent(store, roundId, before)), linesOf(editionContent(store, roundId, after))]
  return { before: `第 ${before} 次定级`, after: `第 ${after} 次定级`, reason, ...compareLines(left, right) }
}

/** Rows that differ, gravest first, then by name. */
export function compareLines(left: ReadonlyMap<string, ComparedLine>, right: ReadonlyMap<string, ComparedLine>): Pick<Difference, 'equal' | 'rows'> {
  const rows: DifferenceRow[] = []
  let equal = 0
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(key), right.get(key)]
    const name = other?.name ?? one?.name ?? key
    if (!one || !other) {
      rows.push({ name, severity: 'level', only: one ? 'before' : 'after', changes: [] })
      continue
    }
    const changes = [...new Set([...one.fields.keys(), ...other.fields.keys()])].flatMap((field): DifferenceRow['changes'] => {
      const [was, is] = [one.fields.get(field), other.fields.get(field)]
      return was?.text === is?.text ? [] : [{ field, before: was?.text ?? '', after: is?.text ?? '', severity: (is ?? was)?.severity ?? 'other' }]
    })
    const [gravest] = severities.filter((severity) => changes.some((change) => change.severity === severity))
    if (gravest) rows.push({ name, severity: gravest, only: null, changes })
    else equal += 1
  }
  const weight = ({ severity }: DifferenceRow) => severities.indexOf(severity)
  return { equal, rows: rows.sort((one, other) => weight(one) - weight(other) || (one.name < other.name ? -1 : 1)) }
}

function linesOf({ scheme, subjects, results }: EditionContent): Map<string, ComparedLine> {
  const nameOf = new Map(subjects.map(({ id, name }) => [id, name]))
  const trackOf = (code: string) => scheme.tracks?.find((track) => track.code === code)?.name ?? code
  const number = (value: number) => String(value)
  return new Map(
    results.map((result: OrganizationResult): [string, ComparedLine] => {
      const fields: [string, string, Severity][] = [
        [subjectWords[scheme.subject].level, result.status === 'incomplete' ? '未评完' : levelName(scheme, result.level), 'level'],
        ['跑道', trackOf(result.track), 'rank'],
        ['跑道名次', result.rank === null ? '不排名' : number(result.rank), 'rank'],
        ['总名次', result.overallRank === null ? '不排名' : number(result.overallRank), 'rank'],
        ['总分', number(result.total), 'score'],
        ...result.stars.map((star): [string, string, Severity] => [scheme.stars.find(({ code }) => code === star.code)?.name ?? star.code, `${number(star.score)}${star.lit ? '★' : '☆'}`, 'score']),
        ['加分', number(result.bonus), 'score'],
        ['减分', number(result.deduction), 'score'],
        ['未排名原因', unrankedText(scheme, result), 'other'],
      ]
      return [result.organizationId, { name: nameOf.get(result.organizationId) ?? result.organizationId, fields: new Map(fields.map(([field, text, severity]) => [field, { text, severity }])) }]
    }),
  )
}
