import { AppError } from '@shared/errors'
import { tableLines, type TableLine, type TableSource } from '../tables/source'

/** The chosen organizations in the order they were chosen. @throws AppError `invalid-input` for one that does not take part, or is named twice */
export function linesOf(source: TableSource, subjectIds: readonly string[]): TableLine[] {
  const { ranked, unranked } = tableLines(source, () => true)
  const known = new Map([...ranked, ...unranked].map((line) => [line.subject.subjectId, line]))
  if (new Set(subjectIds).size !== subjectIds.length) throw new AppError('invalid-input', '同一个评价对象选了两次。', { path: 'subjectIds' })
  return subjectIds.map((id) => {
    const line = known.get(id)
    if (!line) throw new AppError('invalid-input', '有评价对象没有参加这个评价期。', { subjectId: id })
    return line
  })
}
