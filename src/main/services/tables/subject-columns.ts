import type { RoundSubject } from '@shared/domain/round'
import { subjectWords } from '@shared/domain/subject-words'
import type { CellValue, TableColumn } from '@shared/paper/table'
import type { TableSource } from './source'

/** Who a line is about: Party organization and township only where such subjects have them. */
export function subjectColumns(source: TableSource): { before: TableColumn[]; township: TableColumn[] } {
  const { scheme } = source.document
  return {
    before: [{ title: subjectWords[scheme.subject].title, kind: 'text' }, ...(scheme.subject === 'organization' ? [{ title: '党组织名称', kind: 'text' } as const] : [])],
    township: hasTownships(source) ? [{ title: '镇街道', kind: 'text' }] : [],
  }
}

export function subjectCells(source: TableSource, { name, partyName, township }: RoundSubject): { before: CellValue[]; township: CellValue[] } {
  return { before: [name, ...(source.document.scheme.subject === 'organization' ? [partyName] : [])], township: hasTownships(source) ? [township] : [] }
}

function hasTownships({ document: { scheme, subjects } }: TableSource): boolean {
  return scheme.subject === 'organization' || subjects.some(({ township }) => township !== '')
}

/** What the table of results is called: six stars are those of organizations. */
export function resultsName({ document: { scheme } }: TableSource): string {
  return scheme.subject === 'organization' ? '六星评定结果表' : '评定结果表'
}
