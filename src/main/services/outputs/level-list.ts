/** 星级名单: who holds which level, for certificates and plaques. */
import { subjectWords } from '@shared/domain/subject-words'
import type { Paper } from '@shared/paper/paper'
import type { Table, TableRow } from '@shared/paper/table'
import { tableNotes } from '../tables/notes'
import { totalCell } from '../tables/score-columns'
import { subtitleOf, titleOf, trackName, type TableLine, type TableSource } from '../tables/source'
import { levelName, rankRemark } from '../tables/wording'
import { levelGroups } from './levels'
import { paperOfTables } from './paper-of-tables'

const listName = ({ document }: TableSource) => `${subjectWords[document.scheme.subject].level}名单`

export function levelListPaper(source: TableSource): Paper {
  return paperOfTables(source, titleOf(source, listName(source)), [levelListTable(source)])
}

function levelListTable(source: TableSource): Table {
  const { scheme } = source.document
  const { levels, others } = levelGroups(source, 1)
  const ofParty = scheme.subject === 'organization'
  let number = 0
  const row = ({ subject, result }: TableLine, remark: string): TableRow => [(number += 1), levelName(scheme, result.level), subject.name, ...(ofParty ? [subject.partyName] : []), subject.township, trackName(source, subject.track), totalCell(result), result.rank ?? '—', remark]
  const rows = levels.flatMap(({ name, lines }): TableRow[] => [{ heading: `${name}（${lines.length} 个）` }, ...lines.map((line) => row(line, rankRemark(scheme, line.result)))])
  if (others.length > 0) rows.push({ heading: `未获${subjectWords[scheme.subject].level}或不定级（${others.length} 个）` }, ...others.map(({ line, reason }) => row(line, reason)))
  const ranked = source.results.filter(({ rank }) => rank !== null).length
  return {
    name: listName(source),
    title: titleOf(source, listName(source)),
    subtitle: subtitleOf(source),
    columns: [
      { title: '序号', kind: 'integer', align: 'center' },
      { title: `${source.provisional ? '暂计' : ''}${subjectWords[scheme.subject].level}`, kind: 'text', align: 'center' },
      { title: subjectWords[scheme.subject].title, kind: 'text' },
      ...(ofParty ? [{ title: '党组织名称', kind: 'text' } as const] : []),
      { title: '镇街道', kind: 'text' },
      { title: '跑道', kind: 'text' },
      { title: '总分', kind: 'decimal', decimals: scheme.decimals },
      { title: '跑道名次', kind: 'integer', align: 'center' },
      { title: '备注', kind: 'text' },
    ],
    frozen: 3,
    rows,
    notes: tableNotes(source, { ranked, unranked: source.results.length - ranked }),
    signatures: source.settings.signatures,
  }
}
