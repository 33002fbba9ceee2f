/** Two editions of a round, row by row. */
import { severities, type Difference, type DifferenceRow, type Edition, type EditionContent, type Severity } from '@shared/domain/edition'
import { AppError } from '@shared/errors'
import { columnKey } from '@shared/paper/layout'
import { shownText } from '@shared/paper/table'
import { distinctNames } from '@shared/results/distinct-names'
import type { Store } from '../../../store'
import { scoreCells, scoreColumns } from '../../tables/score-columns'
import { unrankedText } from '../../tables/wording'
import { editionContent } from './editions'

/** A row as it is compared: its name and its figures by title. */
export interface ComparedLine {
  name: string
  fields: Map<string, { text: string; severity: Severity }>
}

/** What changed from the older of two editions to the newer, whichever is named first. @throws AppError `not-found`; `invalid-input` for the same edition twice */
export function compareEditions(store: Store, roundId: string, one: number, other: number): Difference {
  if (one === other) throw new AppError('invalid-input', '两边是同一次定级，没有可比的，请选另一次。', { path: 'after' })
  const [before, after] = [Math.min(one, other), Math.max(one, other)]
  const [left, right] = [linesOf(editionContent(store, roundId, before)), linesOf(editionContent(store, roundId, after))]
  return { before: editionName(before), after: editionName(after), reason: reasonBetween(store.editions.list(roundId), before, after), ...compareLines(left, right) }
}

const editionName = (number: number) => `第 ${number} 次定级`

/** Why the newer one came about: of every reopening in between, in their order. */
function reasonBetween(editions: readonly Edition[], before: number, after: number): string | null {
  const between = editions.flatMap(({ number, reopened }) => (reopened && number >= before && number < after ? [{ number, reason: reopened.reason }] : [])).sort((one, other) => one.number - other.number)
  if (after - before === 1) return between[0]?.reason ?? null
  return between.map(({ number, reason }) => `${editionName(number)}后：${reason}`).join('；') || null
}

/** Rows that differ, gravest first, then by name. */
export function compareLines(left: ReadonlyMap<string, ComparedLine>, right: ReadonlyMap<string, ComparedLine>): Pick<Difference, 'equal' | 'rows'> {
  const weight = ({ severity }: { severity: Severity }) => severities.indexOf(severity)
  const rows: DifferenceRow[] = []
  let equal = 0
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(key), right.get(key)]
    const name = other?.name ?? one?.name ?? key
    if (!one || !other) {
      rows.push({ key, name, severity: 'level', only: one ? 'before' : 'after', changes: [] })
      continue
    }
    const changes = [...new Set([...one.fields.keys(), ...other.fields.keys()])].flatMap((field): DifferenceRow['changes'] => {
      const [was, is] = [one.fields.get(field), other.fields.get(field)]
      return was?.text === is?.text ? [] : [{ field, before: was?.text ?? '', after: is?.text ?? '', severity: (is ?? was)?.severity ?? 'other' }]
    })
    const [gravest] = changes.sort((a, b) => weight(a) - weight(b))
    if (gravest) rows.push({ key, name, severity: gravest.severity, only: null, changes })
    else equal += 1
  }
  return { equal, rows: rows.sort((one, other) => weight(one) - weight(other) || (one.name < other.name ? -1 : 1)) }
}

/** Words and places of figures are those of 排名表 and 结果表. */
function linesOf({ scheme, subjects, results }: EditionContent): Map<string, ComparedLine> {
  const nameOf = distinctNames(subjects.map(({ id: subjectId, name, township }) => ({ subjectId, name, township })))
  const trackOf = (code: string) => scheme.tracks?.find((track) => track.code === code)?.name ?? code
  const columns = scoreColumns(scheme, false)
  return new Map(
    results.map((result): [string, ComparedLine] => {
      const cells = scoreCells(scheme, result)
      const texts: [string, string][] = [
        ['跑道', trackOf(result.track)],
        ['跑道名次', String(result.rank ?? '—')],
        ['总名次', String(result.overallRank ?? '—')],
        ...columns.map((column, at): [string, string] => [columnKey(column), shownText(cells[at] ?? null, column)]),
        ['未排名原因', unrankedText(scheme, result)],
      ]
      return [result.organizationId, { name: nameOf.get(result.organizationId) ?? result.organizationId, fields: new Map(texts.map(([field, text]) => [field, { text, severity: severityOf(field) }])) }]
    }),
  )
}

/** How grave it is when a column of this title says something else. */
export function severityOf(title: string): Severity {
  const own = title.split('·').at(-1) ?? title
  if (/星级|等级|等次/.test(own)) return 'level'
  if (/名次|排名(?!原因)|跑道/.test(own)) return 'rank'
  return /备注|说明|原因|名称|镇街|代码|进位|差距/.test(own) ? 'other' : 'score'
}
