import { randomUUID } from 'node:crypto'
import { AppError } from '@shared/errors'
import { tablesOf, type Paper } from '@shared/paper/paper'

/** Enough for a preview, its print view and some windows. */
const most = 8
/** Cells of all of them together, some 40 MB; the newest stays however large it is. */
const mostCells = 500_000

const cellsOf = (paper: Paper) => tablesOf(paper).reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0)

/** The last few documents of this session, by an id that tells nothing of them. */
export interface PaperShelf {
  keep(paper: Paper): { id: string }
  /** @throws AppError `not-found` when it was never kept, or too many came after it */
  find(id: string): Paper
}

export function createPaperShelf(): PaperShelf {
  const kept = new Map<string, Paper>()
  return {
    keep(paper) {
      const id = randomUUID()
      kept.set(id, paper)
      let cells = [...kept.values()].reduce((sum, each) => sum + cellsOf(each), 0)
      for (const [oldest, old] of [...kept].slice(0, -1)) {
        if (kept.size <= most && cells <= mostCells) break
        kept.delete(oldest)
        cells -= cellsOf(old)
      }
      return { id }
    },
    find(id) {
      const paper = kept.get(id)
      if (!paper) throw new AppError('not-found', '这份文稿已不在内存中，请重新生成。')
      return paper
    },
  }
}
