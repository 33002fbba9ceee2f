import { randomUUID } from 'node:crypto'
import type { Paper } from '@shared/paper/paper'
import { AppError } from '@shared/errors'

/** Enough for a preview, its print view and some windows; a document of 10 000 rows takes some 20 MB. */
const most = 8

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
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest)
      return { id }
    },
    find(id) {
      const paper = kept.get(id)
      if (!paper) throw new AppError('not-found', '这份文稿已不在内存中，请重新生成。')
      return paper
    },
  }
}
