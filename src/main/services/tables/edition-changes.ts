import { subjectWords } from '@shared/domain/subject-words'
import { severityNames, type Difference, type Edition } from '@shared/domain/edition'
import type { Table } from '@shared/paper/table'
import { editionNote, numbered } from './notes'
import { subtitleOf, titleOf, type TableSource } from './source'

/** 更正表: what a new edition changes, organization by organization, and why. @param editions both of them, the older first */
export function editionChangesTable(source: TableSource, difference: Difference, editions: readonly Edition[]): Table {
  return {
    name: '更正',
    title: titleOf(source, '评定结果更正表'),
    subtitle: subtitleOf(source),
    columns: [
      { title: '序号', kind: 'integer', align: 'center' },
      { title: subjectWords[source.document.scheme.subject].title, kind: 'text' },
      { title: '程度', kind: 'text', align: 'center' },
      { title: '项目', kind: 'text' },
      { title: '更正前', kind: 'text' },
      { title: '更正后', kind: 'text' },
    ],
    frozen: 2,
    rows: difference.rows.flatMap(({ name, only, changes }, at) => {
      if (only !== null) return [[at + 1, name, only === 'before' ? '减少' : '增加', '参评', only === 'before' ? '参评' : '未参评', only === 'before' ? '未参评' : '参评']]
      return changes.map(({ field, before, after, severity: own }) => [at + 1, name, severityNames[own], field, before, after])
    }),
    notes: numbered([
      `更正前为${difference.before}，更正后为${difference.after}。不同 ${difference.rows.length} 个，相同 ${difference.equal} 个。`,
      `更正理由：${difference.reason ?? '没有记录'}。`,
      ...editions.map(editionNote),
    ]),
    signatures: source.settings.signatures,
  }
}
