import type { Progress } from '@shared/domain/progress'
import { api } from '@/api'
import type { SlideFacts } from '../BoardSlide.vue'
import type { Step } from './frames'
import { pngText } from './draw'
import { wholeBoards } from './steps'

/** Millimetres a board is wide on an A4 sheet lying down; 16 to 9 leaves room for the page number. */
const boardWidth = 260

/** Draws every whole board and keeps them as one document, a sheet each; its result is the document's id. */
export async function* keepBoards(steps: readonly Step[], facts: SlideFacts, draw: (step: Step) => Promise<Blob>, signal: AbortSignal): AsyncGenerator<Progress<string>, void> {
  const boards = wholeBoards(steps)
  const blocks: Parameters<typeof api.papers.keep>[0]['blocks'] = []
  for (const [at, board] of boards.entries()) {
    yield { type: 'progress', done: at, total: boards.length, label: board.board }
    if (signal.aborted) return
    if (at > 0) blocks.push({ kind: 'page-break' })
    blocks.push({ kind: 'picture', png: await pngText(await draw(board)), width: boardWidth, alt: board.board })
  }
  const { id } = await api.papers.keep({ name: `${facts.round}晾晒${facts.provisional ? '（过程数据、未定级）' : ''}`, size: 'A4', orientation: 'landscape', date: facts.date, blocks })
  yield { type: 'done', result: id }
}
