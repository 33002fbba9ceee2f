import type { BoardRow, Frame, Step } from './frames'

/** Rows of one screen. */
export const rowsPerPage = 8
/** So many first places have a screen of their own. */
export const awarded = 3
const numerals = ['', '一', '二', '三']

/** A ranking that is revealed. */
export interface Ranking {
  board: string
  /** Of its first screen and of its awards. */
  title: string
  /** Over its rows. */
  heading: string
  note: string
  /** What its rows are counted by. */
  counter: '家' | '个'
  /** Best first. */
  ranked: readonly { rank: number; row: BoardRow }[]
}

export function step(board: string, frame: Frame, { pause = false, whole = true }: { pause?: boolean; whole?: boolean } = {}): Step {
  return { board, frame, pause, whole }
}

/** From the last to the first: pages, then the last `singly` one by one, awards, and the whole board. Nothing where nobody is ranked. */
export function rankingReveal({ board, title, heading, note, counter, ranked }: Ranking, singly: number): Step[] {
  if (ranked.length === 0) return []
  const honoured = ranked.filter(({ rank }) => rank <= awarded)
  const pages = pagesFromTheEnd(ranked.slice(honoured.length).map(({ row }) => row))
  const awards = [...new Set(honoured.map(({ rank }) => rank))].sort((a, b) => b - a)
  const first = ranked.slice(0, rowsPerPage).map(({ row }) => row)
  return [
    step(board, { kind: 'title', title, text: `排名揭晓 · ${note}` }, { pause: true, whole: false }),
    ...pages.flatMap((rows, page) => reveal({ board: `${board} ${page + 1}`, title: heading, note, rows }, othersAfter(pages, page) < singly)),
    ...awards.map((rank) =>
      step(`${board} 第${numerals[rank]}名`, { kind: 'award', title, award: `第${numerals[rank]}名`, rows: honoured.filter((each) => each.rank === rank).map(({ row }) => row), counter }, { pause: true }),
    ),
    step(board, { kind: 'rows', title: heading, note: `前 ${first.length} 名 · ${note}`, rows: first, revealed: first.length }, { pause: true }),
  ]
}

/** How many rows are still to come when the last of this page's is revealed. */
function othersAfter(pages: readonly BoardRow[][], page: number): number {
  return pages.slice(page + 1).reduce((sum, rows) => sum + rows.length, 0)
}

/** Pages from the last place up; the topmost page may be short, so that every other one is full. */
export function pagesFromTheEnd<Row>(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = []
  for (let end = rows.length; end > 0; end -= rowsPerPage) pages.push(rows.slice(Math.max(0, end - rowsPerPage), end))
  return pages
}

/** One step for each row from the bottom, or one for the page. */
export function reveal({ board, title, note, rows }: { board: string; title: string; note: string; rows: BoardRow[] }, singly: boolean, pause = false): Step[] {
  const frame = (revealed: number): Frame => ({ kind: 'rows', title, note, rows, revealed })
  if (!singly) return [step(board, frame(rows.length), { pause })]
  return rows.map((_, at) => step(board, frame(at + 1), { pause, whole: at === rows.length - 1 }))
}
